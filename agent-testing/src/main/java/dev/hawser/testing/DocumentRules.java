package dev.hawser.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How documents are named, how many there are and what stands beside them. */
final class DocumentRules {

    static final List<Rule> ALL = List.of(
            DocumentRules::namesAreWellFormed,
            DocumentRules::namesDiffer,
            DocumentRules::haveATextBesideThem,
            DocumentRules::atMostFive,
            DocumentRules::plainTextIsCited);

    private static final int MOST = 5;

    /** The service takes the underscore too, though its message doesn't say so, and of white space only the space. */
    private static final Pattern NAME = Pattern.compile("(?!.*  )[a-zA-Z0-9_ ()\\[\\]-]+");

    private DocumentRules() {}

    private static Stream<String> namesAreWellFormed(Part body) {
        return Stream.concat(sent(body), returned(body))
                .filter(document -> !NAME.matcher(document.at("name").text()).matches())
                .map(document -> "The document file name can only contain alphanumeric characters, whitespace "
                        + "characters, hyphens, parentheses, and square brackets. The name can't contain more than one "
                        + "consecutive whitespace character. Check that the file name conforms to these restrictions "
                        + "and retry your request.");
    }

    private static Stream<String> namesDiffer(Part body) {
        Set<String> seen = new HashSet<>();
        return sent(body).map(document -> document.at("name").text()).allMatch(seen::add)
                ? Stream.empty()
                : Stream.of("Messages can't contain duplicate document names.");
    }

    private static Stream<String> haveATextBesideThem(Part body) {
        return body.messages().stream()
                .filter(message -> message.content("document").findAny().isPresent())
                .filter(message -> message.content("text").findAny().isEmpty())
                .map(message -> "A text block must be included when using documents.");
    }

    private static Stream<String> atMostFive(Part body) {
        return sent(body).count() > MOST
                ? Stream.of("You can't include more than " + MOST + " documents in a request.")
                : Stream.empty();
    }

    private static Stream<String> plainTextIsCited(Part body) {
        return Stream.concat(sent(body), returned(body))
                .filter(document ->
                        !document.at("citations").at("enabled").value().asBoolean())
                .map(document -> document.at("source"))
                .filter(source -> source.isA("text") || source.isA("content"))
                .map(source -> "DocumentSource object at " + source.path()
                        + " must set one of the following keys: bytes, s3Location.");
    }

    private static Stream<Part> sent(Part body) {
        return body.messages().stream().flatMap(message -> message.content("document"));
    }

    private static Stream<Part> returned(Part body) {
        return body.messages().stream()
                .flatMap(message -> message.content("toolResult"))
                .flatMap(result -> result.content("document"));
    }
}
