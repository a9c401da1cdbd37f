package dev.hawser.testing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many cache points there may be, and where. */
final class CachePointRules {

    static final List<Rule> ALL = List.of(
            CachePointRules::atMostFour, CachePointRules::noneBehindReasoning, CachePointRules::longLivedOnesComeFirst);

    private static final int MOST = 4;

    private CachePointRules() {}

    private static Stream<String> atMostFour(Part body) {
        long count = points(body).count();
        return count > MOST
                ? Stream.of(Rule.fromModel(
                        "A maximum of " + MOST + " blocks with cache_control may be provided. Found " + count + "."))
                : Stream.empty();
    }

    private static Stream<String> noneBehindReasoning(Part body) {
        return body.messages().stream()
                .map(Part::content)
                .filter(content -> IntStream.range(1, content.size())
                        .anyMatch(i -> content.get(i).isA("cachePoint")
                                && content.get(i - 1).isA("reasoningContent")))
                .map(content -> "Cache point cannot be inserted after reasoning block. "
                        + "Please remove the invalid cache point and try again.");
    }

    private static Stream<String> longLivedOnesComeFirst(Part body) {
        return points(body)
                .dropWhile(CachePointRules::livesAnHour)
                .filter(CachePointRules::livesAnHour)
                .map(point -> Rule.fromModel(point.path().replace("cachePoint", "cache_control")
                        + ".ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. "
                        + "Note that blocks are processed in the following order: `tools`, `system`, `messages`."));
    }

    private static boolean livesAnHour(Part point) {
        return point.at("ttl").text().equals("1h");
    }

    /** Returns the cache points in the order in which the service reads them. */
    private static Stream<Part> points(Part body) {
        return Stream.of(
                        body.at("toolConfig").at("tools").items().stream(),
                        body.at("system").items().stream(),
                        body.messages().stream().flatMap(message -> message.content().stream()))
                .flatMap(blocks -> blocks)
                .filter(block -> block.isA("cachePoint"))
                .map(Part::inner);
    }
}
