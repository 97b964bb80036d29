package org.longwave.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A promise that the code never allocates, locks, blocks, logs or throws, so that the engine thread may run it. On a
 * type it covers every method except constructors and static initialisers; whoever implements or overrides something
 * real time inherits the promise. The build reads the byte code and fails where it is broken.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RealTime {}
