package dev.hawser.examples.review;

import static dev.hawser.lambda.review.text.Numbers.counted;

import dev.hawser.agent.AgentListener;
import dev.hawser.lambda.review.finding.Severity;
import dev.hawser.lambda.review.report.ReviewSummary;
import dev.hawser.lambda.review.source.Scope;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code review}. */
@Command(
        name = "review",
        description = {
            "Review the source code in a directory.",
            "",
            "Two reviewers, one for security and one for style, explore the directory with read-only tools. Each finding is "
                    + "checked against the file before it is taken. The result is security.json, style.json, summary.json and "
                    + "report.md.",
            "",
            "With --model the reviewers are that model on Amazon Bedrock; the usual AWS credentials are needed, and the code is "
                    + "sent to it. Without, they follow fixed rules, and nothing leaves this machine. What git ignores and "
                    + "what tools make (target, build, node_modules, ...) is left out."
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The review is complete.",
            "1:The review is complete and has findings as bad as --fail-on says.",
            "2:The command line, or a directory that it names, is not usable.",
            "3:The review failed or is incomplete."
        },
        sortOptions = false)
public final class ReviewCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The directory to review.")
    private Path directory;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reviews",
            description = "Where to write the reports. Default: ${DEFAULT-VALUE} in the current directory.")
    private Path output;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "A model or inference profile on Amazon Bedrock, such as "
                    + "us.anthropic.claude-sonnet-4-20250514-v1:0.")
    private @Nullable String model;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The AWS region. Default: that of the environment.")
    private @Nullable String region;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 1 if there is a finding as bad as this, or worse: critical, high, medium or low.")
    private @Nullable Severity failOn;

    @Option(
            names = "--max-findings",
            paramLabel = "N",
            defaultValue = "200",
            description = "Take at most so many findings from each reviewer. Default: ${DEFAULT-VALUE}.")
    private int maxFindings;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress, only the result.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return review().value();
        } catch (ReviewException e) {
            err().println(ansi().string("@|bold,red error:|@ ") + e.getMessage());
            return e.exitCode().value();
        }
    }

    private ExitCode review() {
        if (model == null && region != null) {
            throw new ReviewException(ExitCode.USAGE, "--region needs --model: offline there is no region");
        }
        ReviewJob job = ReviewJob.of(directory, output, maxFindings);
        Scope scope = job.sources().scan();
        if (scope.sourceFiles() == 0) {
            throw new ReviewException(ExitCode.USAGE, "there are no source files in " + directory);
        }
        try (ReviewModels models = models()) {
            if (!quiet) {
                err().println("Reviewing " + counted(scope.sourceFiles(), "source file") + " in " + job.directory()
                        + " with " + models.engine().model() + " …");
            }
            Review review = Review.run(job, scope, models, progress());
            show(review, job.output());
            return exitCode(review);
        }
    }

    private ReviewModels models() {
        return model == null ? ReviewModels.offline() : ReviewModels.onBedrock(model, Optional.ofNullable(region));
    }

    private Function<String, AgentListener> progress() {
        return quiet ? name -> event -> {} : new Progress(err(), ansi())::of;
    }

    private void show(Review review, Path files) {
        ReviewSummary summary = review.summary();
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        if (!summary.engine().languageModel()) {
            out.println(ansi().string("@|bold No language model was at work.|@ ")
                    + summary.engine().note());
            out.println();
        }
        out.print(SummaryTable.render(ansi(), summary.byReviewer(), summary.counts(), review.findings()));
        out.println();
        out.println(TerminalText.line(summary.headline(), 300));
        out.println("Report: " + files.resolve("report.md"));
        out.println("Data:   security.json, style.json and summary.json beside it");
        out.flush();
        review.reports().stream()
                .filter(report -> !report.complete())
                .forEach(report -> warn("the " + report.reviewer() + " review is incomplete: " + report.problem()));
        if (summary.problem() != null) {
            warn(summary.problem());
        }
    }

    private void warn(String message) {
        err().println(ansi().string("@|bold,yellow warning:|@ ") + message);
    }

    private ExitCode exitCode(Review review) {
        if (!review.summary().complete()) {
            return ExitCode.FAILED;
        }
        boolean bad = failOn != null
                && review.findings().stream()
                        .anyMatch(finding -> finding.severity().isAtLeast(failOn));
        return bad ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private Ansi ansi() {
        return spec.commandLine().getColorScheme().ansi();
    }
}
