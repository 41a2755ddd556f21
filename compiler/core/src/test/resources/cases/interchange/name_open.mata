@NFA-explicit
%Initial "q0
