package dev.hawser.examples.review.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentException;
import dev.hawser.lambda.review.agent.ReviewNotes;
import dev.hawser.lambda.review.agent.Reviewer;
import dev.hawser.lambda.review.agent.ReviewerTask;
import dev.hawser.lambda.review.source.Sources;
import dev.hawser.tools.fs.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineReviewTest {

    @TempDir
    private Path sources;

    private final List<ReviewNotes> kept = new ArrayList<>();

    @Test
    void each_reviewer_gets_the_answers_of_its_own_rules() throws IOException {
        Files.writeString(sources.resolve("A.java"), "import java.util.*;\n");

        assertThat(review(Reviewer.SECURITY)).isNull();
        assertThat(review(Reviewer.STYLE)).isEqualTo("wildcard-import");
    }

    @Test
    void an_agent_that_reviews_nothing_is_told_so() {
        Agent other = Agent.builder().model(new OfflineReview()).build();

        assertThatThrownBy(() -> other.run("Hello."))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining("answers the agents of a review only");
    }

    private String review(Reviewer reviewer) {
        kept.clear();
        ReviewerTask task = new ReviewerTask(
                reviewer, new Sources(Workspace.at(sources), Optional.empty()), 10, ReviewNotes.NONE, kept::add);
        task.agent(new OfflineReview()).build().run(task.prompt());
        return kept.isEmpty() ? null : kept.get(0).findings().get(0).rule();
    }
}
