/*
 * The .sg language. Newlines and indentation mean nothing; every declaration starts with its own
 * word. All rules decide on one or two tokens, so that an error is reported where it stands and the
 * parser goes on with the next transition, state or declaration.
 */
grammar Safeguard;

specification : declaration* EOF ;

declaration
    : moduleDeclaration
    | importDeclaration
    | labelsDeclaration
    | labelDefinition
    | signalDeclaration
    | environmentDeclaration
    | assumption
    | safeguard
    | template
    | progression
    | check
    ;

moduleDeclaration : MODULE qualifiedName ;

importDeclaration : IMPORT qualifiedName ;

qualifiedName : name ('.' name)* ;

// ------------------------------------------------------------------- the world

labelsDeclaration : LABELS ACTION? name (',' name)* ;

labelDefinition : LABEL name ('=' formula | AT number) ;

signalDeclaration : SIGNAL name (',' name)* ':' signalType ;

signalType : INT | REAL | BOOL ;

environmentDeclaration : ENVIRONMENT REWARD number '..' number DISCOUNT number ;

assumption : ASSUME formula ;

// ------------------------------------------------------------------ safeguards

safeguard : SAFEGUARD name instances? body ;

instances : FOR EACH name ;

template : TEMPLATE name '(' (parameter (',' parameter)*)? ')' body ;

parameter : (LABEL | INT | GUARD | SAFEGUARD) name ;

body
    : '=' composition ('{' attribute* '}')?
    | otherwise? '{' item* '}'
    ;

composition : formula (THEN formula)* ;

otherwise : OTHERWISE target ;

item : state | attribute ;

attribute : penalty | reward | potential | test ;

penalty : PENALTY number ;

reward : REWARD name number ONCE? ;

potential : POTENTIAL name number ;

state : INITIAL? (PENDING | REJECTING)? STATE name indices? ('{' transition* '}')? ;

// One state for each value of the variables, or the one state with these numbers.
indices : '[' index (',' index)* ']' ;

index : name ':' sum '..' sum | sum ;

// An implication or equivalence in a guard stands in parentheses, since the arrow ends the guard.
transition
    : ON exclusive '->' target
    | ELSE (ON exclusive)? '->' target
    ;

target : STAY | name ('[' sum (',' sum)* ']')? ;

test : TEST STRING '{' (observation (';' observation)*)? '=>' expectation '}' ;

observation : '{' (name (',' name)*)? '}' | name (',' name)* ;

expectation : VIOLATED (AT NATURAL)? | SATISFIED | ACCEPTING | PENDING ;

// ------------------------------------------------------ curricula and questions

progression : PROGRESSION name '{' stage* '}' ;

stage : STAGE name (UNTIL stageEnd)? ;

stageEnd : CONVERGED (OR budget)? | budget ;

budget : NATURAL (EPISODES | STEPS | UPDATES) ;

check : CHECK (TOGETHER name (',' name)* | name (relation | possibility)) ;

relation : (REFINES | EQUALS | EXCLUDES) name ;

possibility : (CAN | CANNOT) (VIOLATE | BE SATISFIED) ;

// -------------------------------------------------------------------- formulas

// Loosest first. Chains of one operator are flat; '->' and the temporal operators group to the right.

formula : implication ('<->' implication)* ;

implication : exclusive ('->' exclusive)* ;

exclusive : disjunction (XOR disjunction)* ;

disjunction : conjunction (('|' | OR) conjunction)* ;

conjunction : binding (('&' | AND) binding)* ;

binding : unary (bindingOperator unary)* ;

bindingOperator : (UNTIL | WEAKUNTIL | RELEASE | SINCE) bound? ;

unary : prefix* primary ;

prefix
    : '!'
    | NOT
    | (ALWAYS | EVENTUALLY | ONCE | HISTORICALLY) bound?
    | (NEXT | WEAKNEXT | PREVIOUS | PREVIOUSLY) ('^' operandName)?
    ;

bound : WITHIN operandName ;

operandName : NATURAL | name ;

primary
    : '(' formula ')'
    | TRUE
    | FALSE
    | name '(' (formula (',' formula)*)? ')'
    | sum (comparisonOperator sum)?
    ;

comparisonOperator : '<' | '<=' | '>' | '>=' | '==' | '!=' ;

sum : signedTerm (('+' | '-') term)* ;

signedTerm : '-'? term ;

term : factor ('*' factor)* ;

factor : unsignedNumber | name ;

number : '-'? unsignedNumber ;

unsignedNumber : NATURAL | DECIMAL ;

// Words that mean something only where the grammar asks for them are names everywhere else.
name
    : IDENTIFIER
    | QUOTED
    | ACTION | AT | INT | REAL | BOOL | GUARD | ENVIRONMENT | REWARD | PENALTY | POTENTIAL | DISCOUNT
    | FOR | EACH | CONVERGED | STEPS | EPISODES | UPDATES | SATISFIED | ACCEPTING | VIOLATED
    | TOGETHER | REFINES | EQUALS | EXCLUDES | CAN | CANNOT | VIOLATE | BE
    ;

// ----------------------------------------------------------------------- words

MODULE : 'module' ;
IMPORT : 'import' ;
LABELS : 'labels' ;
LABEL : 'label' ;
SIGNAL : 'signal' ;
ENVIRONMENT : 'environment' ;
ASSUME : 'assume' ;
SAFEGUARD : 'safeguard' ;
TEMPLATE : 'template' ;
PROGRESSION : 'progression' ;
STAGE : 'stage' ;
CHECK : 'check' ;
TEST : 'test' ;

INITIAL : 'initial' ;
PENDING : 'pending' ;
REJECTING : 'rejecting' ;
STATE : 'state' ;
ON : 'on' ;
ELSE : 'else' ;
OTHERWISE : 'otherwise' ;
STAY : 'stay' ;
PENALTY : 'penalty' ;
REWARD : 'reward' ;
POTENTIAL : 'potential' ;

NOT : 'not' ;
AND : 'and' ;
OR : 'or' ;
XOR : 'xor' ;
TRUE : 'true' ;
FALSE : 'false' ;
ALWAYS : 'always' ;
EVENTUALLY : 'eventually' ;
NEXT : 'next' ;
WEAKNEXT : 'weaknext' ;
UNTIL : 'until' ;
WEAKUNTIL : 'weakuntil' ;
RELEASE : 'release' ;
WITHIN : 'within' ;
ONCE : 'once' ;
HISTORICALLY : 'historically' ;
PREVIOUSLY : 'previously' ;
PREVIOUS : 'previous' ;
SINCE : 'since' ;
THEN : 'then' ;

ACTION : 'action' ;
AT : 'at' ;
INT : 'int' ;
REAL : 'real' ;
BOOL : 'bool' ;
GUARD : 'guard' ;
DISCOUNT : 'discount' ;
FOR : 'for' ;
EACH : 'each' ;
CONVERGED : 'converged' ;
STEPS : 'steps' ;
EPISODES : 'episodes' ;
UPDATES : 'updates' ;
SATISFIED : 'satisfied' ;
ACCEPTING : 'accepting' ;
VIOLATED : 'violated' ;
TOGETHER : 'together' ;
REFINES : 'refines' ;
EQUALS : 'equals' ;
EXCLUDES : 'excludes' ;
CAN : 'can' ;
CANNOT : 'cannot' ;
VIOLATE : 'violate' ;
BE : 'be' ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACE : '{' ;
RBRACE : '}' ;
COMMA : ',' ;
ARROW : '->' ;

IDENTIFIER : [\p{L}_] [\p{L}\p{N}\p{M}_]* ;

/** Any other name, between backquotes. */
QUOTED : '`' ~[`\r\n]+ '`' ;

NATURAL : [0-9]+ ;
DECIMAL : [0-9]+ '.' [0-9]+ ([eE] [+-]? [0-9]+)? ;
STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;

WHITE_SPACE : [ \t\r\n\f]+ -> skip ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;

/** Documentation, if it starts with three slashes and not more. */
LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;

/** What no rule knows: the parser reports it where it stands. */
STRAY : . ;
