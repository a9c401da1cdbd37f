package dev.hawser.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.examples.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RecordedChatTest {

    private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();

    private static final Pattern RECORDED = Pattern.compile("<!-- recorded -->\n```\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void the_recording_in_the_documentation_is_what_the_program_prints() throws Exception {
        assertThat(withoutDurations(record())).isEqualTo(withoutDurations(recorded()));
    }

    private static String recorded() throws IOException {
        Matcher matcher = RECORDED.matcher(Files.readString(DOCS.resolve("chat.md")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String record() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder("bash", DOCS.resolve("chat/record.sh").toString());
        builder.environment()
                .put(
                        "HAWSER_EXAMPLES",
                        java + nativeAccess() + " -cp " + System.getProperty("java.class.path") + " "
                                + Main.class.getName());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** The terminal's library has native parts; the program's manifest allows them, but this starts no jar. */
    private static String nativeAccess() {
        return Runtime.version().feature() < 22 ? "" : " --enable-native-access=ALL-UNNAMED";
    }

    private static String withoutDurations(String output) {
        return output.replaceAll("· (\\d+ ms|\\d+\\.\\d s) ·", "· … ms ·");
    }
}
