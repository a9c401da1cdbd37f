package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The contract of models that each break one promise. Only {@link ModelContractTest} runs them. */
final class FaultyModels {

    private FaultyModels() {}

    static class Honest extends ModelContract {

        @Override
        public Model modelOver(ScriptedModel service) {
            Model honest = (request, call) -> withoutOpaque(service.call(request, call));
            return (request, call) -> call(honest, request, call);
        }

        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            return honest.call(request, call);
        }
    }

    static final class ForgetsUsage extends Honest {
        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            ModelResponse answer = honest.call(request, call);
            return new ModelResponse(answer.content(), answer.finishReason(), answer.rawFinishReason(), Usage.NONE);
        }
    }

    static final class ReadsDoubles extends Honest {

        private static final ObjectMapper PLAIN = new ObjectMapper();

        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            return mapped(
                    honest.call(request, call),
                    block -> block instanceof Content.ToolUse use
                            ? new Content.ToolUse(use.id(), use.name(), reread(use.input()))
                            : block);
        }

        private static JsonNode reread(JsonNode input) {
            try {
                return PLAIN.readTree(Json.write(input));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static final class SortsProperties extends Honest {
        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            return mapped(
                    honest.call(request, call),
                    block -> block instanceof Content.ToolUse use
                            ? new Content.ToolUse(use.id(), use.name(), sorted(use.input()))
                            : block);
        }

        private static JsonNode sorted(JsonNode input) {
            var object = Json.object();
            input.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(member -> object.set(member.getKey(), member.getValue()));
            return object;
        }
    }

    static final class DropsSignatures extends Honest {
        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            return mapped(
                    honest.call(request, call),
                    block -> block instanceof Content.Reasoning thoughts
                            ? new Content.Reasoning(thoughts.text(), null)
                            : block);
        }
    }

    static final class SendsTheLastMessageOnly extends Honest {
        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            return honest.call(ModelRequest.of(request.lastMessage()), call);
        }
    }

    static final class ChangesSchemas extends Honest {
        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            ModelResponse answer = honest.call(request, call);
            request.tools().forEach(tool -> tool.inputSchema().remove("$defs"));
            return answer;
        }
    }

    static final class Retries extends Honest {
        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            try {
                return honest.call(request, call);
            } catch (ModelException e) {
                return honest.call(request, call);
            }
        }
    }

    static final class KnowsOneKind extends Honest {
        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            try {
                return honest.call(request, call);
            } catch (ModelException e) {
                throw new ModelException(Kind.OTHER, "something", e);
            }
        }
    }

    static final class LooksTooLate extends Honest {
        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            if (call.cancellation().isCancelled() || call.deadline().hasPassed()) {
                honest.call(request, ModelCall.unbounded());
            }
            return honest.call(request, call);
        }
    }

    static final class KeepsItsFirstAnswer extends Honest {

        private final AtomicReference<ModelResponse> first = new AtomicReference<>();

        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            first.compareAndSet(null, honest.call(request, call));
            return first.get();
        }
    }

    static final class TellsHalf extends Honest {
        @Override
        ModelResponse call(Model honest, ModelRequest request, ModelCall call) {
            ModelResponse answer = honest.call(request, call);
            call.listener().onText("half");
            return answer;
        }
    }

    private static ModelResponse withoutOpaque(ModelResponse answer) {
        return with(
                answer,
                answer.content().stream()
                        .filter(block -> !(block instanceof Content.Opaque))
                        .toList());
    }

    private static ModelResponse mapped(ModelResponse answer, UnaryOperator<Content> change) {
        return with(answer, answer.content().stream().map(change).toList());
    }

    private static ModelResponse with(ModelResponse answer, List<Content> content) {
        return new ModelResponse(content, answer.finishReason(), answer.rawFinishReason(), answer.usage());
    }
}
