package dev.hawser.agent.bedrock;

import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsConfig;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentSource;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.S3Location;
import software.amazon.awssdk.services.bedrockruntime.model.VideoBlock;
import software.amazon.awssdk.services.bedrockruntime.model.VideoSource;

/**
 * Maps images, documents and videos in both directions. Reading gives nothing for a block that the content types can't
 * hold whole, so that it is kept as it is instead.
 */
final class MediaMapper {

    private MediaMapper() {}

    static ImageBlock write(Content.Image image) {
        ImageSource source = image.source() instanceof Source.S3 s3
                ? ImageSource.fromS3Location(location(s3))
                : ImageSource.fromBytes(bytes(image.source()));
        return ImageBlock.builder().format(image.format()).source(source).build();
    }

    static VideoBlock write(Content.Video video) {
        VideoSource source = video.source() instanceof Source.S3 s3
                ? VideoSource.fromS3Location(location(s3))
                : VideoSource.fromBytes(bytes(video.source()));
        return VideoBlock.builder().format(video.format()).source(source).build();
    }

    static DocumentBlock write(Content.Document document) {
        DocumentSource source = document.source() instanceof Source.S3 s3
                ? DocumentSource.fromS3Location(location(s3))
                : DocumentSource.fromBytes(bytes(document.source()));
        CitationsConfig citations =
                document.citations() ? CitationsConfig.builder().enabled(true).build() : null;
        return DocumentBlock.builder()
                .format(document.format())
                .name(WireNames.documentName(document.name()))
                .source(source)
                .context(document.context())
                .citations(citations)
                .build();
    }

    static Optional<Content> read(ImageBlock block) {
        if (block.formatAsString() == null || block.source() == null) {
            return Optional.empty();
        }
        return source(block.source().bytes(), block.source().s3Location())
                .map(source -> new Content.Image(block.formatAsString(), source))
                .filter(image -> write(image).equals(block))
                .map(Content.class::cast);
    }

    static Optional<Content> read(VideoBlock block) {
        if (block.formatAsString() == null || block.source() == null) {
            return Optional.empty();
        }
        return source(block.source().bytes(), block.source().s3Location())
                .map(source -> new Content.Video(block.formatAsString(), source))
                .filter(video -> write(video).equals(block))
                .map(Content.class::cast);
    }

    static Optional<Content> read(DocumentBlock block) {
        if (block.formatAsString() == null || block.name() == null || block.source() == null) {
            return Optional.empty();
        }
        return source(block.source().bytes(), block.source().s3Location())
                .map(source -> new Content.Document(
                        block.formatAsString(), block.name(), source, block.context(), block.citations() != null))
                .filter(document -> write(document).equals(block))
                .map(Content.class::cast);
    }

    private static Optional<Source> source(@Nullable SdkBytes bytes, @Nullable S3Location location) {
        if (bytes != null && bytes.asByteArrayUnsafe().length > 0) {
            return Optional.of(new Source.Bytes(Blob.of(bytes.asByteArrayUnsafe())));
        }
        if (location != null && location.uri() != null && location.uri().startsWith("s3://")) {
            return Optional.of(new Source.S3(location.uri(), location.bucketOwner()));
        }
        return Optional.empty();
    }

    private static SdkBytes bytes(Source source) {
        return SdkBytes.fromByteArrayUnsafe(((Source.Bytes) source).data().toByteArray());
    }

    private static S3Location location(Source.S3 s3) {
        return S3Location.builder().uri(s3.uri()).bucketOwner(s3.bucketOwner()).build();
    }
}
