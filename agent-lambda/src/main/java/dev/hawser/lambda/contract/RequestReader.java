package dev.hawser.lambda.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one request and collects whatever is wrong with it. */
final class RequestReader {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";
    private static final Pattern RUN_ID = Pattern.compile(NAME);
    private static final Pattern WORKSPACE = Pattern.compile(NAME + "(/" + NAME + ")*");
    private static final int MAX_WORKSPACE = 200;

    private static final String RUN_ID_RULE =
            "must be 1 to 128 letters, digits, '.', '_' and '-', beginning with a letter or digit";
    private static final String WORKSPACE_RULE = "must be names with '/' between them, at most " + MAX_WORKSPACE
            + " characters; each name is letters, digits, '.', '_' and '-', beginning with a letter or digit";

    private static final List<String> REQUEST =
            List.of("runId", "prompt", "workspace", "parameters", "approvals", "cancel");
    private static final List<String> APPROVAL = List.of("callId", "approved", "reason");
    private static final String NO_REASON = "a person refused it";

    private final JsonNode json;
    private final List<String> problems = new ArrayList<>();

    RequestReader(JsonNode json) {
        this.json = json;
    }

    TaskRequest read() {
        if (!json.isObject()) {
            throw new BadRequestException(List.of("the request must be a JSON object, not " + describe(json)));
        }
        refuseUnknown("", json, REQUEST);
        String runId = text("", json, "runId", true);
        if (runId != null && !RUN_ID.matcher(runId).matches()) {
            problems.add("runId: " + RUN_ID_RULE);
        }
        String workspace = text("", json, "workspace", true);
        if (workspace != null
                && (workspace.length() > MAX_WORKSPACE
                        || !WORKSPACE.matcher(workspace).matches())) {
            problems.add("workspace: " + WORKSPACE_RULE);
        }
        String prompt = text("", json, "prompt", false);
        if (prompt != null && prompt.isBlank()) {
            problems.add("prompt: must not be blank");
        }
        ObjectNode parameters = parameters();
        List<Approval> approvals = approvals();
        boolean cancel = Boolean.TRUE.equals(flag("", json, "cancel", false));
        if (runId == null || workspace == null || !problems.isEmpty()) {
            throw new BadRequestException(problems);
        }
        return new TaskRequest(runId, prompt, workspace, parameters, approvals, cancel);
    }

    private ObjectNode parameters() {
        JsonNode given = json.path("parameters");
        if (given instanceof ObjectNode object) {
            return object.deepCopy();
        }
        if (isGiven(given)) {
            problems.add("parameters: must be an object, not " + describe(given));
        }
        return Json.object();
    }

    private List<Approval> approvals() {
        JsonNode given = json.path("approvals");
        List<Approval> approvals = new ArrayList<>();
        if (isGiven(given) && !given.isArray()) {
            problems.add("approvals: must be a list, not " + describe(given));
            return approvals;
        }
        Set<String> callIds = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            Approval approval = approval("approvals[" + i + "]", given.get(i));
            if (approval != null && !callIds.add(approval.callId())) {
                problems.add("approvals[" + i + "].callId: '" + approval.callId() + "' is decided twice");
            }
            if (approval != null) {
                approvals.add(approval);
            }
        }
        return approvals;
    }

    private @Nullable Approval approval(String path, JsonNode given) {
        if (!given.isObject()) {
            problems.add(path + ": must be an object, not " + describe(given));
            return null;
        }
        refuseUnknown(path + ".", given, APPROVAL);
        String callId = text(path + ".", given, "callId", true);
        Boolean approved = flag(path + ".", given, "approved", true);
        String reason = text(path + ".", given, "reason", false);
        if (callId == null || approved == null) {
            return null;
        }
        if (approved) {
            return Approval.grant(callId);
        }
        return Approval.deny(callId, reason == null || reason.isBlank() ? NO_REASON : reason);
    }

    private @Nullable String text(String prefix, JsonNode object, String name, boolean required) {
        JsonNode given = object.path(name);
        if (given.isTextual()) {
            return given.textValue();
        }
        refuse(prefix + name, "a text", given, required);
        return null;
    }

    private @Nullable Boolean flag(String prefix, JsonNode object, String name, boolean required) {
        JsonNode given = object.path(name);
        if (given.isBoolean()) {
            return given.booleanValue();
        }
        refuse(prefix + name, "true or false", given, required);
        return null;
    }

    private void refuse(String path, String expected, JsonNode given, boolean required) {
        if (isGiven(given)) {
            problems.add(path + ": must be " + expected + ", not " + describe(given));
        } else if (required) {
            problems.add(path + ": is missing, must be " + expected);
        }
    }

    private void refuseUnknown(String prefix, JsonNode object, Collection<String> known) {
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        known.forEach(unknown::remove);
        unknown.forEach(name -> problems.add(prefix + name + ": is not known; there are " + String.join(", ", known)));
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static String describe(JsonNode value) {
        JsonNodeType type = value.getNodeType();
        return switch (type) {
            case STRING -> "a text";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NUMBER, BOOLEAN, NULL -> value.toString();
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
