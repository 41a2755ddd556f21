@NFA-explicit
%Initial q0
%Epsilon e
q0 e q0
