/// The supported part of Antimony, one statement at a time; docs/antimony.md lists it with examples.
///
/// SheetReader drives the outer loop (one parser call per statement), so that each wrong line gives exactly one
/// complaint and reading goes on with the next line. Every operator level is flat: only parentheses recurse.
grammar Antimony;

// Outer frame

header : MODEL STAR? NAME LPAREN names? RPAREN ;
importing : IMPORT STRING ;
unitDefinition : UNIT NAME EQUALS unitProduct ;
functionDefinition : FUNCTION NAME LPAREN names? RPAREN (NEWLINE | SEMICOLON)* expression (NEWLINE | SEMICOLON)* END ;
names : NAME (COMMA NAME)* ;

// Statements of a model

statement
    : declaration
    | rateRule
    | assignmentRule
    | initialValue
    | unitOf
    | labelOf
    | event
    | reaction
    ;

declaration : (SPECIES | VAR | CONST)+ names ;
rateRule : NAME PRIME EQUALS expression ;
assignmentRule : NAME ASSIGN expression ;
initialValue : NAME EQUALS expression ;
unitOf : NAME HAS unitProduct ;
labelOf : NAME IS STRING ;
event : NAME COLON AT expression COLON change (COMMA change)* ;
change : NAME EQUALS expression ;
reaction : (NAME COLON)? side (ARROW | THICK_ARROW) side SEMICOLON expression ;
side : (participant (PLUS participant)*)? ;
participant : NUMBER? NAME ;

// Units

unitProduct : unitFactor ((STAR | SLASH) unitFactor)* ;
unitFactor : NUMBER unitPower? | unitPower ;
unitPower : (NAME | LPAREN unitProduct RPAREN) (CARET MINUS? NUMBER)? ;

// Formulas

onlyExpression : expression EOF ;
expression : conjunction (OR conjunction)* ;
conjunction : comparison (AND comparison)* ;
comparison : sum ((LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | SAME | DIFFERENT) sum)? ;
sum : product ((PLUS | MINUS) product)* ;
product : signed ((STAR | SLASH) signed)* ;
signed : (MINUS | PLUS | NOT)* power ;
power : atom (CARET (MINUS | PLUS)* atom)? ;
atom
    : NUMBER
    | TIME
    | NAME LPAREN (expression (COMMA expression)*)? RPAREN
    | NAME
    | LPAREN expression RPAREN
    ;

// Words

MODEL : 'model' | 'module' ;
END : 'end' ;
FUNCTION : 'function' ;
UNIT : 'unit' ;
IMPORT : 'import' ;
HAS : 'has' ;
IS : 'is' ;
AT : 'at' ;
SPECIES : 'species' ;
VAR : 'var' ;
CONST : 'const' ;
TIME : 'time' ;

/// Words of Antimony that Rewire does not support. No rule mentions them, so each is an error; Unsupported says why.
RESERVED
    : 'compartment' | 'in' | 'after' | 'priority' | 'persistent' | 'fromTrigger'
    | 'DNA' | 'gene' | 'operator' | 'substanceOnly' | 'delete' | 'constraint' | 'assert'
    | 'reaction' | 'event' | 'formula' | 'ext'
    ;

NAME : [A-Za-z_] [A-Za-z0-9_]* ;
NUMBER : (DIGITS ('.' DIGITS?)? | '.' DIGITS) ([eE] [+-]? DIGITS)? ;
fragment DIGITS : [0-9]+ ;
STRING : '"' ~["\r\n]* '"' ;

// Signs

PRIME : '\'' ;
ASSIGN : ':=' ;
EQUALS : '=' ;
COLON : ':' ;
SEMICOLON : ';' ;
COMMA : ',' ;
LPAREN : '(' ;
RPAREN : ')' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
CARET : '^' ;
ARROW : '->' ;
THICK_ARROW : '=>' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
SAME : '==' ;
DIFFERENT : '!=' ;
AND : '&&' ;
OR : '||' ;
NOT : '!' ;
DOLLAR : '$' ;
DOT : '.' ;
REVERSIBLE : '<->' | '<=>' ;
INHIBITS : '-|' ;
TWO_STARS : '**' ;

NEWLINE : '\r'? '\n' | '\r' ;
COMMENT : ('//' | '#') ~[\r\n]* -> skip ;
BLOCK_COMMENT : '/*' .*? '*/' -> skip ;
SPACE : [ \t]+ -> skip ;
/// Whatever is left is an error, reported with the line it stands on.
OTHER : . ;
