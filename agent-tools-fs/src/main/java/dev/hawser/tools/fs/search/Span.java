package dev.hawser.tools.fs.search;

/** How far a match may reach. */
public enum Span {
    /** Not beyond its line. */
    LINE,
    /** Over a line break where the expression names one; {@code .} takes none. */
    NAMED_BREAKS,
    /** Over any line breaks; {@code .} takes them too. */
    ANY_BREAKS
}
