@NFA-bits
%Initial q0
q0 (a1 & ) q0
