package dev.hawser.examples.chat;

import java.util.Arrays;
import java.util.Optional;

/** What can be done besides talking. */
enum Command {
    HELP("/help", "show this"),
    UNDO("/undo", "put the files back that the last turn changed; again for the turn before"),
    COST("/cost", "show the tokens that this conversation has used"),
    NEW("/new", "begin another conversation"),
    RESUME("/resume", "list the conversations about this directory; /resume 2 goes on with the second"),
    QUIT("/quit", "leave; the conversation is kept");

    private final String word;
    private final String does;

    Command(String word, String does) {
        this.word = word;
        this.does = does;
    }

    String word() {
        return word;
    }

    String does() {
        return does;
    }

    static Optional<Command> of(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word.equals(word))
                .findFirst();
    }
}
