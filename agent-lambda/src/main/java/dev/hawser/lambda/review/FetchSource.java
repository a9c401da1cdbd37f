package dev.hawser.lambda.review;

import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.tool.InputType;
import dev.hawser.agent.tool.Param;
import dev.hawser.lambda.RetryLaterException;
import dev.hawser.lambda.Task;
import dev.hawser.lambda.TaskContext;
import dev.hawser.lambda.TaskFailedException;
import dev.hawser.lambda.TaskHandler;
import dev.hawser.lambda.TaskResult;
import dev.hawser.lambda.contract.ErrorKind;
import dev.hawser.lambda.environment.Setting;
import dev.hawser.lambda.review.fetch.Downloader;
import dev.hawser.lambda.review.fetch.FetchException;
import dev.hawser.lambda.review.fetch.FetchLimits;
import dev.hawser.lambda.review.fetch.Origin;
import dev.hawser.lambda.review.fetch.SourceFetcher;
import dev.hawser.lambda.review.fetch.SourceManifest;
import dev.hawser.lambda.review.text.Numbers;
import java.util.Map;
import java.util.Optional;

/**
 * The function that brings the source code into the workspace: into {@code source/}, with {@code source-manifest.json}. Its
 * parameters are {@code repository} and {@code ref}, or {@code path}; see {@link Origin#of}. The same run again does nothing.
 */
public final class FetchSource extends TaskHandler {

    /**
     * {@code FETCH_FROM_LOOPBACK}: whether archives may come from this machine, over http too. For tests and local trials
     * only. Default: false.
     */
    public static final Setting<Boolean> FROM_LOOPBACK = Setting.flag("FETCH_FROM_LOOPBACK");

    /** Sets the function up from the process's environment. */
    public FetchSource() {
        this(System.getenv());
    }

    /** Sets the function up from these environment variables. */
    public FetchSource(Map<String, String> variables) {
        super(
                variables,
                environment -> new Fetching(new SourceFetcher(
                        environment.get(FROM_LOOPBACK)
                                ? Downloader.forPublicHostsAndLoopback()
                                : Downloader.forPublicHosts(),
                        FetchLimits.defaults())),
                FROM_LOOPBACK);
    }

    private record Parameters(
            @Param("The repository, or a zip or tar.gz archive of it")
            Optional<String> repository,

            @Param("A branch, tag or commit") Optional<String> ref,

            @Param("A directory or archive in the workspace")
            Optional<String> path) {}

    /**
     * What the caller learns; the rest is in the manifest.
     *
     * @param origin where the files come from
     * @param files how many there are
     * @param bytes how much they hold
     * @param skipped how many entries were left out
     */
    private record Output(String origin, int files, long bytes, int skipped) {}

    private static final class Fetching implements Task {

        private final InputType<Parameters> parameters = InputType.of(Parameters.class);
        private final SourceFetcher fetcher;

        Fetching(SourceFetcher fetcher) {
            this.fetcher = fetcher;
        }

        @Override
        public TaskResult run(TaskContext context) {
            Parameters asked = context.parameters(parameters);
            try {
                Origin origin = Origin.of(
                        asked.repository().orElse(null),
                        asked.ref().orElse(null),
                        asked.path().orElse(null));
                SourceManifest manifest = fetcher.fetch(
                        context.workspace(), context.request().runId(), origin, Deadline.in(context.timeLeft()));
                return TaskResult.done("Fetched " + Numbers.counted(manifest.fileCount(), "file") + " from "
                                + manifest.origin() + ".")
                        .output(new Output(
                                manifest.origin(), manifest.fileCount(), manifest.byteCount(), manifest.skippedCount()))
                        .artifacts(SourceManifest.PATH);
            } catch (FetchException e) {
                if (e.kind().isRetryable()) {
                    throw new RetryLaterException(String.valueOf(e.getMessage()), e);
                }
                throw new TaskFailedException(kind(e.kind()), String.valueOf(e.getMessage()), e);
            }
        }

        private static ErrorKind kind(FetchException.Kind kind) {
            return switch (kind) {
                case BAD_REQUEST -> ErrorKind.BAD_REQUEST;
                case LIMIT -> ErrorKind.LIMIT;
                case NOT_FOUND, BAD_ARCHIVE -> ErrorKind.SOURCE;
                case UNAVAILABLE, STORAGE -> ErrorKind.INTERNAL;
            };
        }
    }
}
