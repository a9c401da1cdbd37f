package dev.hawser.benchmarks.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A tree of files that looks like the sources of a large company: modules with nested packages, rules in {@code .gitignore}
 * files and what they ignore, pictures among the texts, a few files of many megabytes. The same numbers give the same bytes
 * everywhere.
 *
 * @param files how many files that a search looks into, about
 * @param meanBytes how large they are on average, about
 */
record Corpus(int files, int meanBytes) {

    /** 110,000 files, 1.7 GB. */
    static final Corpus BIG = new Corpus(110_000, 15_000);

    /** 3,000 files, as one project has. */
    static final Corpus SMALL = new Corpus(3_000, 15_000);

    /** Grows when the same numbers give other bytes. */
    private static final int EDITION = 1;

    private static final int FILES_PER_MODULE = 250;

    /** What is in the {@code .gitignore} of a module. */
    static final String MODULE_RULES = "/out/\n*.log\n!keep.log\ncache-?/\n# what editors leave\n*~\n";

    /** What is in the {@code .gitignore} at the top. */
    static final String TOP_RULES = "node_modules/\n*.class\n.idea/\n/dist/**/tmp\n";

    /** Makes the tree in a directory below that one, unless it is there already. Returns it. */
    Path in(Path directory) throws IOException {
        Path tree = directory.resolve("corpus-%d-%d-%d".formatted(EDITION, files, meanBytes));
        Path complete = directory.resolve(tree.getFileName() + ".complete");
        if (!Files.exists(complete)) {
            delete(tree);
            make(tree);
            Files.createFile(complete);
        }
        return tree;
    }

    private void make(Path tree) throws IOException {
        Files.createDirectories(tree);
        Files.writeString(tree.resolve(".gitignore"), TOP_RULES);
        IntStream.rangeClosed(0, (files - 1) / FILES_PER_MODULE).parallel().forEach(module -> {
            try {
                makeModule(tree.resolve("%s/m%03d".formatted(SourceText.WORDS.get(module % 12), module)), module);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void makeModule(Path module, int number) throws IOException {
        SplittableRandom random = new SplittableRandom(31L * files + number);
        SourceText text = new SourceText(random);
        Files.createDirectories(module);
        Files.writeString(module.resolve(".gitignore"), MODULE_RULES);
        Files.writeString(module.resolve("keep.log"), text.ofBytes(2_000));
        int count = Math.min(FILES_PER_MODULE, files - number * FILES_PER_MODULE);
        Path place = module;
        for (int i = 0; i < count; i++) {
            if (i % 9 == 0) {
                place = module;
                for (int depth = random.nextInt(1, 6); depth > 0; depth--) {
                    place = place.resolve(SourceText.WORDS.get(random.nextInt(8)));
                }
                Files.createDirectories(place);
            }
            write(place, i, random, text);
        }
        makeIgnored(module, random, text);
    }

    private void write(Path place, int number, SplittableRandom random, SourceText text) throws IOException {
        String name = SourceText.WORDS.get(random.nextInt(SourceText.WORDS.size())) + number;
        int kind = random.nextInt(1000);
        if (kind < 20) {
            Files.write(place.resolve(name + ".png"), picture(random));
        } else if (kind == 20 && random.nextInt(40) == 0) {
            Files.writeString(place.resolve(name + ".sql"), text.ofBytes(24 << 20));
        } else {
            String extension =
                    kind < 600 ? ".java" : kind < 750 ? ".ts" : kind < 850 ? ".xml" : kind < 930 ? ".md" : "";
            Files.writeString(place.resolve(name + extension), text.ofBytes(size(random)));
        }
    }

    /** Most files are small, and some are ten times the average. */
    private int size(SplittableRandom random) {
        double logarithm =
                IntStream.range(0, 4).mapToDouble(i -> random.nextDouble()).sum() - 2;
        return (int) (0.55 * meanBytes * Math.exp(1.9 * logarithm)) + 100;
    }

    private static byte[] picture(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(2_000, 40_000)];
        random.nextBytes(bytes);
        byte[] start = "\u0089PNG\r\n\u001A\n\0\0".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(start, 0, bytes, 0, start.length);
        return bytes;
    }

    private static void makeIgnored(Path module, SplittableRandom random, SourceText text) throws IOException {
        for (String directory : new String[] {"out/classes", "node_modules/left/lib", "cache-1"}) {
            Path place = Files.createDirectories(module.resolve(directory));
            for (int i = 0; i < 5; i++) {
                Files.writeString(place.resolve("made" + i + ".txt"), text.ofBytes(random.nextInt(500, 8_000)));
            }
        }
        Files.writeString(module.resolve("build.log"), text.ofBytes(4_000));
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
