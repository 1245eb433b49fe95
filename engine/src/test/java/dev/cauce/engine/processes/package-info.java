/** The packaged engine in processes of its own, several over the same servers, killed and stopped as machines do it. */
@NullMarked
package dev.cauce.engine.processes;

import org.jspecify.annotations.NullMarked;
