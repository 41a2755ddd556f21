@NFA-explicit
%Initial q0
%Final q0
@NFA-explicit
