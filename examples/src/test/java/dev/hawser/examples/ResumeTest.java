package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

    @TempDir
    private Path home;

    private final Set<String> files = new TreeSet<>();

    @BeforeEach
    void a_directory_of_files() throws IOException {
        Files.createDirectory(home.resolve("src"));
        for (int i = 10; i < 22; i++) {
            Files.writeString(home.resolve("src/file-" + i + ".txt"), "line\n");
            files.add("file-" + i + ".txt");
        }
    }

    @Test
    void goes_on_after_a_kill_without_reading_a_file_twice_and_gives_the_result_again_when_it_has_finished()
            throws Exception {
        List<String> killed = new ArrayList<>();
        Process first = start(100);
        try (BufferedReader output = first.inputReader()) {
            while (killed.size() < 5) {
                killed.add(output.readLine());
            }
        }
        first.destroyForcibly().waitFor();

        List<String> resumed = runToTheEnd(0);
        List<String> again = runToTheEnd(0);

        assertThat(resumed.get(0)).matches("Going on with session resume-example after \\d+ turns\\.");
        assertThat(read(killed)).hasSize(4);
        assertThat(read(resumed)).doesNotContainAnyElementsOf(read(killed).subList(0, 3));
        List<String> both = new ArrayList<>(read(killed));
        both.addAll(read(resumed));
        assertThat(new TreeSet<>(both)).isEqualTo(files);
        assertThat(again).isEqualTo(resumed.subList(resumed.size() - 2, resumed.size()));
        assertThat(again.get(1)).isEqualTo("[the model has finished after 14 turns]");
    }

    private static List<String> read(List<String> output) {
        return output.stream()
                .filter(line -> line.startsWith("read_file"))
                .map(line -> line.replaceAll(".*(file-\\d+\\.txt).*", "$1"))
                .toList();
    }

    private List<String> runToTheEnd(int pause) throws Exception {
        Process process = start(pause);
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private Process start(int pause) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "resume",
                        "src",
                        "--pause",
                        String.valueOf(pause))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
