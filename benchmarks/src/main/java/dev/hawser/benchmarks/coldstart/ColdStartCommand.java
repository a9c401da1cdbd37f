package dev.hawser.benchmarks.coldstart;

import dev.hawser.agent.model.ModelResponse;
import dev.hawser.testing.LocalBedrock;
import dev.hawser.testing.lambda.Deployable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the cold start of the deployable, and prints a table in Markdown. */
@Command(
        name = "coldstart",
        description = "Measures from the start of a function's process to its first answer, over TLS.",
        mixinStandardHelpOptions = true)
public final class ColdStartCommand implements Callable<Integer> {

    @Option(names = "--runs", description = "How often each way is measured, in turn (${DEFAULT-VALUE})")
    private int runs = 9;

    @Option(names = "--java", description = "The feature versions of the JDKs (${DEFAULT-VALUE})", split = ",")
    private List<Integer> features = List.of(17, 25);

    @Option(names = "--deployable", description = "The deployable; default: the one beside the program")
    private @Nullable Path zip;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("hawser-coldstart-");
        Certificate certificate = Certificate.make(directory);
        Path packed = zip == null ? beside("hawser-lambda.zip") : zip;
        Deployable deployable = Deployable.unpack(packed, directory.resolve("task"));
        addGreeter(deployable.directory().resolve("lib/greeter.jar"));
        try (LocalBedrock bedrock =
                LocalBedrock.startWithTls((request, call) -> ModelResponse.text("Hello."), certificate.serverSide())) {
            Map<String, String> environment = Map.of(
                    "WORKSPACE_MOUNT",
                    Files.createDirectory(directory.resolve("mount")).toString(),
                    "BEDROCK_MODEL_ID",
                    "us.anthropic.claude-sonnet-4-20250514-v1:0",
                    "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
                    bedrock.endpoint().toString(),
                    "LOG_LEVEL",
                    "WARN");
            List<ColdStart> ways = ways(directory, deployable, environment, certificate.clientOptions());
            for (int run = 0; run < runs; run++) {
                ways.forEach(ColdStart::measure);
            }
            System.out.println("\nDeployable: " + Files.size(packed) / 1024 + " KB. Start to first answer, " + runs
                    + " runs of each way in turn:\n");
            System.out.println("| JVM | how | median, ms | quartiles |\n|---|---|---:|---:|");
            ways.forEach(way -> System.out.println(way.row()));
        }
        return 0;
    }

    private List<ColdStart> ways(
            Path directory, Deployable deployable, Map<String, String> environment, List<String> options)
            throws IOException {
        List<ColdStart> ways = new ArrayList<>();
        for (Jdk jdk : Jdk.find(features)) {
            ways.add(new ColdStart("as the managed runtime", jdk, deployable, environment, options, false));
            ColdStart onClassPath = new ColdStart("class path", jdk, deployable, environment, options, true);
            ways.add(onClassPath);
            ways.add(onClassPath.trained(directory.resolve("java" + jdk.feature() + ".cache")));
        }
        return ways;
    }

    private static Path beside(String name) throws URISyntaxException {
        return Path.of(ColdStartCommand.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolveSibling(name);
    }

    /** A jar, since a JVM keeps no classes of a directory in its cache. */
    private static void addGreeter(Path jar) throws IOException {
        String entry = Greeter.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                InputStream in = Greeter.class.getClassLoader().getResourceAsStream(entry)) {
            if (in == null) {
                throw new IOException("there is no " + entry);
            }
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
    }
}
