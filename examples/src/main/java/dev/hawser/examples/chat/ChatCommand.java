package dev.hawser.examples.chat;

import dev.hawser.examples.chat.change.Tree;
import dev.hawser.examples.chat.terminal.Screen;
import dev.hawser.examples.chat.terminal.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code chat}. */
@CommandLine.Command(
        name = "chat",
        description = {
            "Talk with an agent about the files of a directory.",
            "",
            "It reads what it needs, and asks before it changes anything: you see the change as a diff. /help lists what else "
                    + "you can do. With a file for input, chat DIR < script.txt, the lines of it are taken for what you type.",
            "",
            "Without --model no language model is at work: fixed rules understand a few plain sentences. Say help to see which."
        },
        sortOptions = false)
public final class ChatCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "The directory. Default: this one.")
    private Path directory;

    @Option(names = "--model", paramLabel = "ID", description = "A model on Amazon Bedrock.")
    private @Nullable String model;

    @Option(names = "--region", paramLabel = "NAME", description = "The AWS region. Default: that of the environment.")
    private @Nullable String region;

    @Option(names = "--resume", description = "Go on with the last conversation about the directory.")
    private boolean resume;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${sys:user.home}/.hawser/chat",
            description = "Where conversations are kept, and what they changed. Default: ~/.hawser/chat.")
    private Path home;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "'" + directory + "' is not a directory");
        }
        Path root = directory.toRealPath();
        Path kept = keptFor(root);
        Tree tree = open(root);
        try (ChatModel chosen = choose();
                Screen screen = Screen.ofProcess(kept.resolve("history"), new Completion(tree.workspace()));
                Chat chat = new Chat(chosen.model(), tree, screen, new Conversations(kept))) {
            screen.line("Hawser on " + shortName(root) + ". " + chosen.description(), Style.DIM);
            screen.line("/help shows what you can do.", Style.DIM);
            if (resume) {
                chat.resumeNewest();
            }
            chat.talk();
        }
        return 0;
    }

    private Tree open(Path root) {
        try {
            return Tree.at(root);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ChatModel choose() {
        if (model == null) {
            return ChatModel.offline();
        }
        try {
            return ChatModel.onBedrock(model, Optional.ofNullable(region));
        } catch (IllegalStateException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "the model needs an AWS region: name it with --region, or set AWS_REGION", e);
        }
    }

    private Path keptFor(Path root) {
        try {
            return privateDirectory(home.resolve(nameOf(root)));
        } catch (IOException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "conversations can't be kept in " + home + ": name a directory with --home that you may write to ("
                            + e + ")",
                    e);
        }
    }

    /** Returns a name that tells the directory to people, and from all others. */
    private static String nameOf(Path root) {
        String hash = UUID.nameUUIDFromBytes(root.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return shortName(root) + "-" + hash.substring(0, 8);
    }

    private static String shortName(Path root) {
        Path name = root.getFileName();
        return name == null ? "root" : name.toString();
    }

    /** Creates a directory that nobody else can look into: what was in the user's files is kept there. */
    private static Path privateDirectory(Path path) throws IOException {
        Files.createDirectories(path);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        return path;
    }
}
