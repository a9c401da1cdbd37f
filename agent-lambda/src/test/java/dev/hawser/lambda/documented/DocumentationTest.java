package dev.hawser.lambda.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hawser.lambda.AgentSettings;
import dev.hawser.lambda.environment.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    @Test
    void the_example_of_the_documentation_is_the_one_that_is_compiled() throws IOException {
        String page = Files.readString(Path.of("../docs/lambda.md"));
        String source = Files.readString(Path.of("src/test/java/dev/hawser/lambda/documented/Librarian.java"));

        String example = page.substring(page.indexOf("public final class Librarian"));
        assertThat(source).endsWith(example.substring(0, example.indexOf("```")));
    }

    @Test
    void the_example_says_what_it_needs() {
        assertThatExceptionOfType(EnvironmentException.class)
                .isThrownBy(() -> new Librarian(Map.of(), AgentSettings::model))
                .withMessageContainingAll("WORKSPACE_MOUNT is missing", "BEDROCK_MODEL_ID is missing");
    }
}
