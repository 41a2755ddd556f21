@NFA-explicit
%Alphabet-auto
%Initial "a state" q1
%Final q2
"a state" a q1
"a state" b "a state"
q1 b q2   # a comment
q1 a \
  q1
q2 a q2
