%Initial q0
q0 a q0
