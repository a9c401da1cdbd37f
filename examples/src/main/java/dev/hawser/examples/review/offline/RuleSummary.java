package dev.hawser.examples.review.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.lambda.review.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Sums up a review by counting: it reads the reviewers' files with the tools, and reports what stands out. */
final class RuleSummary implements Model {

    private static final Pattern FILE = Pattern.compile("\\b[\\w-]+\\.json\\b");
    /** The tool that takes the summary. */
    static final String PUBLISH = "publish_summary";

    private static final String REPORT = "report";

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        Transcript talk = Transcript.of(request);
        if (talk.answer(REPORT).isPresent()) {
            return ModelResponse.text("I counted the findings; I am no language model.");
        }
        List<String> files = FILE.matcher(request.messages().get(0).text())
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        List<Content.ToolUse> reads = new ArrayList<>();
        for (String file : files) {
            NavigableMap<Integer, String> lines = lines(file, talk);
            parsed(lines)
                    .ifPresentOrElse(
                            document -> findings.put(document.path("reviewer").asText(), findingsOf(document)),
                            () -> read(file, lines, talk).ifPresent(reads::add));
        }
        return reads.isEmpty()
                ? ModelResponse.toolUse(new Content.ToolUse(REPORT, PUBLISH, report(findings)))
                : ModelResponse.toolUse(reads.toArray(Content.ToolUse[]::new));
    }

    private static NavigableMap<Integer, String> lines(String file, Transcript talk) {
        NavigableMap<Integer, String> lines = new TreeMap<>();
        talk.answers().values().stream()
                .filter(answer -> answer.input().path("path").asText().equals(file) && !answer.error())
                .forEach(answer -> lines.putAll(FileAnswers.wholeLines(answer.text())));
        return lines;
    }

    private static Optional<JsonNode> parsed(NavigableMap<Integer, String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(String.join("\n", lines.values())));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Returns the call that reads on, unless it was made: then the file can't be read, and is left out. */
    private static Optional<Content.ToolUse> read(String file, NavigableMap<Integer, String> lines, Transcript talk) {
        int offset = lines.isEmpty() ? 1 : lines.lastKey() + 1;
        String id = "read-" + file.replace('.', '-') + "-" + offset;
        return talk.answer(id).isPresent()
                ? Optional.empty()
                : Optional.of(new Content.ToolUse(
                        id, "read_file", Json.object().put("path", file).put("offset", offset)));
    }

    private static List<Finding> findingsOf(JsonNode document) {
        List<Finding> findings = new ArrayList<>();
        document.path("findings").forEach(node -> findings.add(Json.mapper().convertValue(node, Finding.class)));
        return findings;
    }

    private static ObjectNode report(Map<String, List<Finding>> findings) {
        Digest digest = Digest.of(findings);
        ObjectNode report = Json.object().put("headline", digest.headline()).put("text", digest.text());
        report.set("priorities", Json.mapper().valueToTree(digest.priorities()));
        return report;
    }
}
