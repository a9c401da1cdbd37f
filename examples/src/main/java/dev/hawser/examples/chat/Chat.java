package dev.hawser.examples.chat;

import dev.hawser.agent.Agent;
import dev.hawser.agent.Limits;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
import dev.hawser.examples.chat.change.ChangeKeeper;
import dev.hawser.examples.chat.change.Tree;
import dev.hawser.examples.chat.change.Undo;
import dev.hawser.examples.chat.change.UndoLog;
import dev.hawser.examples.chat.terminal.Input;
import dev.hawser.examples.chat.terminal.Screen;
import dev.hawser.examples.chat.terminal.Style;
import dev.hawser.tools.fs.FileTools;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A conversation: reads what the user types, does it, and reads on, until the user leaves. */
final class Chat implements AutoCloseable {

    private static final String INSTRUCTIONS = """
            You help a person with the files of one directory, in a terminal. Look before you speak: read and search with \
            your tools rather than guess. Say in a sentence what you are about to change, change it with edit_file, or \
            apply_patch for several files, and say afterwards what you did. The person sees every change as a diff and may \
            refuse it; take a refusal as an instruction. Answer briefly, in plain text, without Markdown tables.""";

    private final Tree tree;
    private final Screen screen;
    private final Conversations conversations;
    private final Approver approver;
    private final Answering answering;
    private @Nullable Talk talk;
    private final Set<String> takenBack = new TreeSet<>();

    /**
     * The conversation that goes on.
     *
     * @param session what was said
     * @param changes what its turns changed
     */
    private record Talk(Session session, UndoLog changes) {}

    Chat(Model model, Tree tree, Screen screen, Conversations conversations) {
        this.tree = tree;
        this.screen = screen;
        this.conversations = conversations;
        this.approver = new Approver(tree, screen);
        Agent agent = Agent.builder()
                .name("chat")
                .model(model)
                .system(INSTRUCTIONS)
                .tools(FileTools.all(tree.workspace()))
                .hooks(approver, new ChangeKeeper(tree, () -> current().changes()))
                .limits(Limits.turns(200))
                .build();
        this.answering = new Answering(agent, screen, approver);
    }

    /** Talks until the user leaves. */
    void talk() {
        boolean interrupted = false;
        while (true) {
            Input input = screen.read("> ");
            if (input instanceof Input.End || interrupted && input instanceof Input.Interrupt) {
                return;
            }
            interrupted = input instanceof Input.Interrupt;
            if (interrupted) {
                screen.line("(Ctrl-C again leaves, and so does /quit.)", Style.DIM);
            } else if (input instanceof Input.Line line && !handles(line.text().strip())) {
                return;
            }
        }
    }

    /** Returns false if the user wants to leave. */
    private boolean handles(String line) {
        try {
            return tryTo(line);
        } catch (UncheckedIOException | SessionException e) {
            screen.line("error: " + e.getMessage(), Style.ERROR);
            return true;
        }
    }

    private boolean tryTo(String line) {
        if (!line.startsWith("/")) {
            if (!line.isEmpty()) {
                answer(line);
            }
            return true;
        }
        String[] words = line.split("\\s+", 2);
        Command command = Command.of(words[0]).orElse(null);
        if (command == null) {
            screen.line("There is no command " + words[0] + ". /help lists them all.", Style.ERROR);
        } else {
            switch (command) {
                case HELP -> help();
                case UNDO -> undo();
                case COST -> cost();
                case NEW -> leave();
                case RESUME -> resume(words.length == 1 ? "" : words[1].strip());
                case QUIT -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void answer(String message) {
        Talk current = current();
        List<Content> content = new ArrayList<>();
        if (!takenBack.isEmpty()) {
            content.add(
                    new Content.Text("[The user took back changes of yours with /undo. These are as they were before: "
                            + String.join(", ", takenBack) + "]"));
            takenBack.clear();
        }
        content.add(new Content.Text(message));
        current.changes().beginTurn();
        answering.to(current.session(), content);
    }

    /** A conversation begins with the first message, so that there are none without. */
    private Talk current() {
        return talk == null ? enter(conversations.begin()) : talk;
    }

    private Talk enter(Session session) {
        leave();
        return talk = new Talk(session, conversations.changes(session.id()));
    }

    private void leave() {
        if (talk != null) {
            talk.session().close();
            talk = null;
        }
        takenBack.clear();
        approver.forget();
    }

    private void help() {
        for (Command command : Command.values()) {
            screen.write("%-9s".formatted(command.word()), Style.BOLD);
            screen.write(command.does() + "\n", Style.PLAIN);
        }
        screen.line("Anything else is said to the agent. Ctrl-C interrupts its answer. Tab completes.", Style.DIM);
    }

    private void undo() {
        Optional<Undo> undone = talk == null ? Optional.empty() : Undo.last(tree, talk.changes());
        if (undone.isEmpty()) {
            screen.line("There is no change of this conversation left to take back.", Style.PLAIN);
            return;
        }
        Undo undo = undone.get();
        undo.removed().forEach(path -> screen.line("removed " + path, Style.PLAIN));
        undo.restored().forEach(path -> screen.line("put back " + path, Style.PLAIN));
        undo.left().forEach(line -> screen.line("not put back: " + line, Style.ERROR));
        takenBack.addAll(undo.removed());
        takenBack.addAll(undo.restored());
    }

    private void cost() {
        Usage usage =
                talk == null ? Usage.NONE : conversations.usage(talk.session().id());
        screen.line(
                "%s in, %,d out, %,d read from the cache, %,d put into it"
                        .formatted(
                                Words.counted(usage.inputTokens(), "token"),
                                usage.outputTokens(),
                                usage.cacheReadTokens(),
                                usage.cacheWriteTokens()),
                Style.PLAIN);
    }

    private void resume(String which) {
        List<Conversations.Kept> kept = conversations.newest();
        if (kept.isEmpty()) {
            screen.line("There is no conversation about this directory yet.", Style.PLAIN);
        } else if (which.isEmpty()) {
            for (int i = 0; i < kept.size(); i++) {
                Conversations.Kept each = kept.get(i);
                String ago = Words.ago(Duration.between(each.lastWritten(), Instant.now()));
                screen.write("%2d  ".formatted(i + 1), Style.BOLD);
                screen.write(Words.brief(each.first(), 60), Style.PLAIN);
                screen.write(" (" + Words.counted(each.prompts(), "message") + ", " + ago + ")\n", Style.DIM);
            }
        } else if (which.matches("\\d{1,3}")
                && Integer.parseInt(which) >= 1
                && Integer.parseInt(which) <= kept.size()) {
            goOnWith(kept.get(Integer.parseInt(which) - 1).id());
        } else {
            screen.line("/resume takes a number from 1 to " + kept.size() + ".", Style.ERROR);
        }
    }

    /** Goes on with the conversation that was written last. */
    void resumeNewest() {
        handles("/resume 1");
        if (talk == null) {
            screen.line("What you say now begins a new one.", Style.DIM);
        }
    }

    private void goOnWith(String id) {
        boolean isThis = talk != null && talk.session().id().equals(id);
        Talk entered = isThis ? current() : enter(conversations.open(id));
        if (!isThis) {
            lastWords(entered.session());
        }
        if (entered.session().unfinishedRun().isPresent()) {
            screen.line("The last answer was not finished; it goes on.", Style.DIM);
            entered.changes().beginTurn();
            answering.goOn(entered.session());
        } else if (isThis) {
            screen.line("This is that conversation.", Style.PLAIN);
        }
    }

    private void lastWords(Session session) {
        List<Message> messages = session.messages();
        for (int i = messages.size() - 1; i >= 0; i--) {
            Message message = messages.get(i);
            Content last = message.content().get(message.content().size() - 1);
            if (message.role() == Role.USER && last instanceof Content.Text text) {
                screen.line("> " + text.text(), Style.DIM);
                messages.subList(i + 1, messages.size()).stream()
                        .filter(later ->
                                later.role() == Role.ASSISTANT && !later.text().isEmpty())
                        .reduce((one, next) -> next)
                        .ifPresent(answer -> screen.line(answer.text().strip(), Style.DIM));
                return;
            }
        }
    }

    @Override
    public void close() {
        leave();
    }
}
