package dev.hawser.examples.chat.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Toolset;
import dev.hawser.tools.fs.FileTools;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {

    @TempDir
    private Path directory;

    @Test
    void knows_every_file_tool_that_does_more_than_read() {
        assertThat(Toolset.of(FileTools.all(Workspace.at(directory))).specs())
                .isNotEmpty()
                .allSatisfy(spec -> assertThat(Target.changesFiles(spec.name()))
                        .as(spec.name())
                        .isEqualTo(spec.effect() != Effect.READS));
    }

    @Test
    void names_what_a_patch_touches_and_nothing_for_what_is_no_patch() {
        assertThat(Target.of(Playground.call(
                        "apply_patch",
                        "{\"patch\":\"*** Begin Patch\\n*** Update File: a\\n*** Move to: b\\n@@\\n-x\\n+y\\n"
                                + "*** Delete File: c\\n*** End Patch\"}")))
                .isEqualTo(List.of(new Target("a", false), new Target("b", false), new Target("c", false)));
        assertThat(Target.of(Playground.call("apply_patch", "{\"patch\":\"rubbish\"}")))
                .isEmpty();
        assertThat(Target.of(Playground.call("move_file", "{\"from\":\"a\",\"to\":7}")))
                .isEqualTo(List.of(new Target("a", true)));
    }
}
