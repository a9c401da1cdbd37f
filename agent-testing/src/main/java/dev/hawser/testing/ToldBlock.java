package dev.hawser.testing;

import java.io.IOException;

/** A block of which a model has told pieces, and which is not known as a whole yet. */
final class ToldBlock {

    private final StreamedBlock block;
    private final String kind;
    private final String toolUseId;
    private final StringBuilder told = new StringBuilder();

    private ToldBlock(StreamedBlock block, String kind, String toolUseId) {
        this.block = block;
        this.kind = kind;
        this.toolUseId = toolUseId;
    }

    /** Begins a block of the kind that says its words without a start. */
    static ToldBlock ofWords(StreamedBlock block, String kind) {
        return new ToldBlock(block, kind, "");
    }

    static ToldBlock ofToolUse(StreamedBlock block, String id, String name) throws IOException {
        block.startToolUse(id, name);
        return new ToldBlock(block, "toolUse", id);
    }

    boolean isOfKind(String other) {
        return kind.equals(other);
    }

    boolean isOfToolUse(String id) {
        return kind.equals("toolUse") && toolUseId.equals(id);
    }

    void tell(String piece) throws IOException {
        told.append(piece);
        switch (kind) {
            case "text" -> block.textPiece(piece);
            case "reasoningContent" -> block.reasoningPiece(piece);
            default -> block.toolInputPiece(piece);
        }
    }

    /** Returns whether the whole block begins with what was told. */
    boolean isBeginningOf(Part whole) {
        return switch (kind) {
            case "text" -> whole.isA(kind) && startsWith(whole.inner());
            case "reasoningContent" ->
                whole.isA(kind) && startsWith(whole.inner().at("reasoningText").at("text"));
            default -> isOfToolUse(whole.inner().at("toolUseId").text());
        };
    }

    private boolean startsWith(Part text) {
        return text.text().startsWith(told.toString());
    }

    /** Takes the text out of what was told, if that has it and more: a listener does not hear where a text ends. */
    boolean gives(Part text) {
        String words = text.inner().text();
        if (!kind.equals("text") || !text.isA(kind) || !told.toString().startsWith(words)) {
            return false;
        }
        told.delete(0, words.length());
        return true;
    }

    void complete(Part whole) throws IOException {
        block.sendRest(whole, told.toString());
    }

    /**
     * Ends a block that the model's answer does not have.
     *
     * @throws IllegalStateException unless there is nothing in it: models leave blank text out of their answers
     */
    void leave() throws IOException {
        if (!told.toString().isBlank()) {
            throw new IllegalStateException(
                    "the model told its listener \"" + told + "\", which is not in its answer: they must agree");
        }
        block.stop();
    }
}
