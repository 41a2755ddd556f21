@NFA-bits
# bits are labels
%Initial q0
%Final !q2
q0 (a1 & !a2) q1
q0 (!a1 | a2) q0
q1 true q2
