/**
 * The pages people use, built from {@code src/main/webui}. Their files are static resources, open to everybody and without
 * any data; {@link dev.cauce.engine.pages.PageAddresses} answers every address of a page with the one document that is the
 * application, and the pages ask the API for everything they show.
 */
@NullMarked
package dev.cauce.engine.pages;

import org.jspecify.annotations.NullMarked;
