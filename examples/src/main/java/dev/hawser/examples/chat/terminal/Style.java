package dev.hawser.examples.chat.terminal;

import org.jline.utils.AttributedStyle;

/** How text looks where the terminal has colours. */
public enum Style {
    /** What the model says. */
    PLAIN(AttributedStyle.DEFAULT),
    /** What stands out. */
    BOLD(AttributedStyle.DEFAULT.bold()),
    /** What is beside the point. */
    DIM(AttributedStyle.DEFAULT.faint()),
    /** The prompt, and questions. */
    QUESTION(AttributedStyle.DEFAULT.bold().foreground(AttributedStyle.CYAN)),
    /** What comes. */
    ADDED(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)),
    /** What goes. */
    REMOVED(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)),
    /** What went wrong. */
    ERROR(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));

    private final AttributedStyle look;

    Style(AttributedStyle look) {
        this.look = look;
    }

    AttributedStyle look() {
        return look;
    }
}
