/**
 * Sockets of desks: a session numbers every event it is told and keeps the newest, so that a socket that broke goes on
 * where it stopped; who is connected is told to the router, and the sessions of a node that died are swept by the others.
 */
@NullMarked
package dev.cauce.engine.desk.session;

import org.jspecify.annotations.NullMarked;
