package dev.hawser.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Java in a page of the documentation that is compiled as it stands there. What a comment above it says is from a file is the matter of
 * {@link Page}, and what it says is not compiled is nobody's.
 *
 * @param page the page's file name
 * @param line where the block begins
 * @param code what is in it
 */
record CodeBlock(String page, int line, String code) {

    /** What a block may be. */
    enum Form {
        TYPES,
        STATEMENTS,
        MEMBERS
    }

    static List<CodeBlock> of(Path page) throws IOException {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```java")) {
                int begin = i + 1;
                while (!lines.get(i).strip().equals("```")) {
                    i++;
                }
                String code = String.join("\n", lines.subList(begin, i));
                if (begin < 2 || !lines.get(begin - 2).matches("<!-- (from|not compiled:) .*")) {
                    blocks.add(new CodeBlock(page.getFileName().toString(), begin + 1, code));
                }
            }
        }
        return blocks;
    }

    /** Returns the package that the block is compiled in, so that blocks don't meet. */
    String packageName() {
        return "docs." + page.replaceAll("\\W", "_").toLowerCase() + "_" + line;
    }

    /** Returns the block as a source file that needs no imports for the names in the given ones. */
    String source(Form form, String imports) {
        String own = lines("import ");
        String body = code.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        String content = switch (form) {
            case TYPES -> body;
            case STATEMENTS -> block("void run() throws Exception {\n" + body + "\n}");
            case MEMBERS -> block(body);
        };
        return "package " + packageName() + ";\n" + imports + own + content;
    }

    private String lines(String prefix) {
        return code.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String block(String members) {
        return "class Block extends Surroundings {\n" + members + "\n}\n";
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
