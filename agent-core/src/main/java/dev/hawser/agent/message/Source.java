package dev.hawser.agent.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** Where the bytes of an image, a document or a video are. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(Source.Bytes.class), @JsonSubTypes.Type(Source.S3.class)})
public sealed interface Source {

    /**
     * The bytes themselves.
     *
     * @param data the bytes; at least one
     */
    @JsonTypeName("bytes")
    record Bytes(Blob data) implements Source {
        public Bytes {
            if (data.size() == 0) {
                throw new IllegalArgumentException("data is empty: pass the bytes of the file");
            }
        }
    }

    /**
     * An object in Amazon S3, read by the model's service with the caller's permissions.
     *
     * @param uri an address such as {@code s3://bucket/key}
     * @param bucketOwner the account that owns the bucket, if it is another one
     */
    @JsonTypeName("s3")
    record S3(String uri, @Nullable String bucketOwner) implements Source {
        public S3 {
            if (!uri.startsWith("s3://")) {
                throw new IllegalArgumentException("uri must look like s3://bucket/key, not '" + uri + "'");
            }
        }
    }
}
