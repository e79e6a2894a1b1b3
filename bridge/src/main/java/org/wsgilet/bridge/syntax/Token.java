package org.wsgilet.bridge.syntax;

/** What kind of token the {@link Tokenizer} has read. Keywords are names. */
enum Token {
    NAME,
    NUMBER,
    STRING,
    OPERATOR,
    NEWLINE,
    INDENT,
    DEDENT,
    END
}
