package dev.hawser.testing;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends the answer of a model as a stream: what the model tells its listener at once, and the rest, such as signatures,
 * when it is known. A block stays open until then; only a model that knows {@link BlockListener} says where one ends.
 */
final class AnswerStream implements BlockListener {

    private final EventSink sink;
    private final List<ToldBlock> open = new ArrayList<>();
    private int begun;
    private int completed;

    AnswerStream(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void onText(String delta) {
        send(() -> words("text").tell(delta));
    }

    @Override
    public void onReasoning(String delta) {
        send(() -> words("reasoningContent").tell(delta));
    }

    @Override
    public void onToolUse(String id, String name) {
        send(() -> open.add(ToldBlock.ofToolUse(newBlock(), id, name)));
    }

    @Override
    public void onToolInput(String id, String delta) {
        send(() -> {
            Optional<ToldBlock> call =
                    open.stream().filter(told -> told.isOfToolUse(id)).findFirst();
            if (call.isPresent()) {
                call.get().tell(delta);
            }
        });
    }

    @Override
    public void onBlock(Content block) {
        send(() -> complete(block));
    }

    /** Sends what the model did not tell of its answer, and the end. */
    void complete(ModelResponse answer, Duration latency) throws IOException {
        List<Content> content = answer.content();
        for (Content block : content.subList(completed, content.size())) {
            complete(block);
        }
        for (ToldBlock told : open) {
            told.leave();
        }
        beginMessage();
        sink.send(StreamEvent.messageStop(ResponseWriter.stopReason(answer)));
        sink.send(StreamEvent.metadata(answer.usage(), latency));
    }

    private void complete(Content content) throws IOException {
        completed++;
        Part block = Part.of(ResponseWriter.block(content));
        Optional<ToldBlock> told =
                open.stream().filter(each -> each.isBeginningOf(block)).findFirst();
        if (told.isPresent()) {
            open.remove(told.get());
            told.get().complete(block);
        } else if (open.stream().noneMatch(each -> each.gives(block))) {
            newBlock().sendAll(block);
        }
    }

    /** Returns the block that the last words were told of, or a new one if something else came after them. */
    private ToldBlock words(String kind) throws IOException {
        if (open.isEmpty() || !open.get(open.size() - 1).isOfKind(kind)) {
            open.add(ToldBlock.ofWords(newBlock(), kind));
        }
        return open.get(open.size() - 1);
    }

    private StreamedBlock newBlock() throws IOException {
        beginMessage();
        return new StreamedBlock(sink, begun++);
    }

    private void beginMessage() throws IOException {
        if (begun == 0) {
            sink.send(StreamEvent.messageStart());
        }
    }

    private static void send(Sending sending) {
        try {
            sending.send();
        } catch (IOException e) {
            throw new WireBroken(e);
        }
    }

    /** A listener ends the call of its model with this when there is nobody to send to any more. */
    static final class WireBroken extends UncheckedIOException {

        private static final long serialVersionUID = 1L;

        WireBroken(IOException cause) {
            super(cause);
        }
    }

    @FunctionalInterface
    private interface Sending {
        void send() throws IOException;
    }
}
