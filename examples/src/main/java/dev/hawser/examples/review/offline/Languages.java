package dev.hawser.examples.review.offline;

import static dev.hawser.lambda.review.source.Language.C;
import static dev.hawser.lambda.review.source.Language.CSHARP;
import static dev.hawser.lambda.review.source.Language.GROOVY;
import static dev.hawser.lambda.review.source.Language.JAVASCRIPT;
import static dev.hawser.lambda.review.source.Language.KOTLIN;
import static dev.hawser.lambda.review.source.Language.PHP;
import static dev.hawser.lambda.review.source.Language.RUBY;
import static dev.hawser.lambda.review.source.Language.RUST;
import static dev.hawser.lambda.review.source.Language.SCALA;
import static dev.hawser.lambda.review.source.Language.SWIFT;
import static dev.hawser.lambda.review.source.Language.TYPESCRIPT;
import static dev.hawser.lambda.review.source.Language.glob;

import dev.hawser.lambda.review.source.Language;

/** Globs of the files that rules look into. */
final class Languages {

    static final String JAVA = glob(Language.JAVA);
    static final String JVM = glob(Language.JAVA, KOTLIN, GROOVY, SCALA);
    static final String CLASSES = glob(Language.JAVA, GROOVY, CSHARP);
    static final String PYTHON = glob(Language.PYTHON);
    static final String JS = glob(JAVASCRIPT);
    static final String WEB = glob(JAVASCRIPT, TYPESCRIPT);
    static final String GO = glob(Language.GO);
    static final String SHELL = glob(Language.SHELL);
    static final String BRACES = glob(
            Language.JAVA, KOTLIN, GROOVY, SCALA, JAVASCRIPT, TYPESCRIPT, Language.GO, CSHARP, C, RUST, PHP, SWIFT);
    static final String CODE = glob(
            Language.JAVA,
            KOTLIN,
            GROOVY,
            SCALA,
            Language.PYTHON,
            JAVASCRIPT,
            TYPESCRIPT,
            Language.GO,
            CSHARP,
            C,
            RUST,
            PHP,
            SWIFT,
            RUBY,
            Language.SHELL);
    static final String SETTINGS = glob(Language.SETTINGS);
    static final String JSON = glob(Language.JSON);
    static final String XML = glob(Language.XML);
    static final String ALL = glob(Language.values());

    private Languages() {}
}
