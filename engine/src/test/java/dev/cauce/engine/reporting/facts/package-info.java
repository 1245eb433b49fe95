@NullMarked
package dev.cauce.engine.reporting.facts;

import org.jspecify.annotations.NullMarked;
