package dev.hawser.agent.bedrock;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/**
 * Puts an answer together from its events, and tells a listener. Blocks may interleave, a block may come without a start
 * (text and thoughts usually do), and a number may be used again when its block has ended.
 */
final class StreamedAnswer implements ConverseStreamResponseHandler.Visitor {

    private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

    private final ModelListener listener;
    private final List<StreamedBlock> blocks = new ArrayList<>();
    private final Map<Integer, StreamedBlock> open = new HashMap<>();
    private @Nullable String stopReason;
    private @Nullable ConverseStreamMetadataEvent metadata;

    StreamedAnswer(ModelListener listener) {
        this.listener = listener;
    }

    /** Whether the model has said that it is done; only what the call cost may be missing. */
    boolean isComplete() {
        return stopReason != null;
    }

    /** Whether nothing more is to come. */
    boolean isWhole() {
        return isComplete() && metadata != null;
    }

    /** Returns the same as if the answer had come at once. */
    ModelResponse toResponse() {
        List<Content> content = blocks.stream()
                .sorted(Comparator.comparingInt(StreamedBlock::index))
                .map(StreamedBlock::toContentBlock)
                .map(ContentReader::read)
                .flatMap(Optional::stream)
                .toList();
        TokenUsage usage = metadata == null ? null : metadata.usage();
        return ResponseMapper.map(content, stopReason, usage);
    }

    @Override
    public void visitMessageStart(MessageStartEvent event) {}

    @Override
    public void visitContentBlockStart(ContentBlockStartEvent event) {
        StreamedBlock block = begin(numbered(event.contentBlockIndex()), event);
        if (block.isUnknown()) {
            warn("content block");
        }
        block.call().ifPresent(call -> {
            if (call.toolUseId() == null || call.name() == null) {
                throw malformed("the model's tool call has no id or no name");
            }
            listener.onToolUse(call.toolUseId(), call.name());
        });
    }

    @Override
    public void visitContentBlockDelta(ContentBlockDeltaEvent event) {
        int index = numbered(event.contentBlockIndex());
        ContentBlockDelta delta = event.delta();
        if (delta == null || delta.type() == ContentBlockDelta.Type.UNKNOWN_TO_SDK_VERSION) {
            warn("piece of a content block");
            return;
        }
        StreamedBlock block = open.containsKey(index) ? open.get(index) : begin(index, null);
        block.append(delta);
        tell(block, delta);
    }

    private StreamedBlock begin(int index, @Nullable ContentBlockStartEvent start) {
        StreamedBlock block = new StreamedBlock(index, start == null ? null : start.start());
        blocks.add(block);
        open.put(index, block);
        return block;
    }

    private void tell(StreamedBlock block, ContentBlockDelta delta) {
        switch (delta.type()) {
            case TEXT -> ifAny(delta.text()).ifPresent(listener::onText);
            case REASONING_CONTENT -> ifAny(delta.reasoningContent().text()).ifPresent(listener::onReasoning);
            case TOOL_USE ->
                block.call()
                        .ifPresent(call -> ifAny(delta.toolUse().input())
                                .ifPresent(input -> listener.onToolInput(call.toolUseId(), input)));
            default -> {}
        }
    }

    private static Optional<String> ifAny(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isEmpty());
    }

    @Override
    public void visitContentBlockStop(ContentBlockStopEvent event) {
        open.remove(numbered(event.contentBlockIndex()));
    }

    @Override
    public void visitMessageStop(MessageStopEvent event) {
        if (event.stopReasonAsString() == null) {
            throw malformed("the answer has no stop reason");
        }
        stopReason = event.stopReasonAsString();
    }

    @Override
    public void visitMetadata(ConverseStreamMetadataEvent event) {
        metadata = event;
    }

    @Override
    public void visitDefault(ConverseStreamOutput event) {
        warn("event");
    }

    private static int numbered(@Nullable Integer index) {
        if (index == null) {
            throw malformed("a content block of the answer has no number");
        }
        return index;
    }

    private static void warn(String what) {
        LOG.warn(
                "the model streamed a {} that this version of the AWS SDK can't read, and it is lost: update"
                        + " bedrockruntime",
                what);
    }

    private static ModelException malformed(String what) {
        return new ModelException(Kind.MALFORMED_RESPONSE, what);
    }
}
