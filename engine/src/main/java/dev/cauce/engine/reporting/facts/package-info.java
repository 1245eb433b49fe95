/**
 * From what the router concluded to what is added to the facts. Pure: the same part of the log gives the same facts, byte for
 * byte, whoever computes them and however it is cut into batches.
 */
@NullMarked
package dev.cauce.engine.reporting.facts;

import org.jspecify.annotations.NullMarked;
