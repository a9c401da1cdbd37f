package dev.hawser.lambda.review.report;

/**
 * What judged the code.
 *
 * @param model the model id
 * @param languageModel whether it is a language model, or fixed rules
 * @param note what a reader should know of it
 */
public record Engine(String model, boolean languageModel, String note) {}
