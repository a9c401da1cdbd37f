package dev.hawser.lambda;

import dev.hawser.lambda.environment.Setting;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The environment variables that every function reads. */
public final class FunctionSettings {

    /** {@code WORKSPACE_MOUNT}: the directory that holds the workspaces. Required. */
    public static final Setting<Path> WORKSPACE_MOUNT =
            Setting.of("WORKSPACE_MOUNT", "the path of a directory that can be written", FunctionSettings::directory);

    /**
     * {@code SOFT_DEADLINE_SECONDS}: how long before Lambda's time-out a run is suspended, so that the model call or tool that
     * is under way can end. At most half of the time that an invocation has. Default: 30.
     */
    public static final Setting<Duration> SOFT_DEADLINE =
            Setting.seconds("SOFT_DEADLINE_SECONDS", 1, 890).orElse(Duration.ofSeconds(30));

    /** {@code METRICS_NAMESPACE}: the CloudWatch namespace of the metrics. Default: {@code Hawser}. */
    public static final Setting<String> METRICS_NAMESPACE =
            Setting.text("METRICS_NAMESPACE").orElse("Hawser");

    /** {@code LOG_LEVEL}: the least level that is logged. Default: {@code INFO}. */
    public static final Setting<String> LOG_LEVEL = Setting.of(
                    "LOG_LEVEL", "TRACE, DEBUG, INFO, WARN or ERROR", FunctionSettings::level)
            .orElse("INFO");

    static final List<Setting<?>> ALL = List.of(WORKSPACE_MOUNT, SOFT_DEADLINE, METRICS_NAMESPACE, LOG_LEVEL);

    private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

    private FunctionSettings() {}

    private static Optional<Path> directory(String text) {
        try {
            return Optional.of(Path.of(text)).filter(path -> Files.isDirectory(path) && Files.isWritable(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> level(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT)).filter(LEVELS::contains);
    }
}
