package org.longwave.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;

/** Window thread. Signs drawn as strokes in a 16 x 16 box, in one colour. */
public enum Icon {
    PLAY {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.fillPolygon(new int[] {x + 4, y + 2, x + 14, y + 8, x + 4, y + 14});
        }
    },
    STOP {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.fillRectangle(x + 4, y + 4, 8, 8);
        }
    },
    LOOP {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.drawArc(x + 3, y + 3, 10, 10, 120, 300);
            gc.fillPolygon(new int[] {x + 3, y + 1, x + 9, y + 3, x + 4, y + 7});
        }
    },
    DOT {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.fillOval(x + 3, y + 3, 10, 10);
        }
    },
    CIRCLE {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.setLineWidth(2);
            gc.drawOval(x + 3, y + 3, 10, 10);
        }
    },
    CHECK {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.setLineWidth(2);
            gc.drawPolyline(new int[] {x + 3, y + 8, x + 6, y + 12, x + 13, y + 4});
        }
    },
    ALARM {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.drawPolygon(new int[] {x + 8, y + 1, x + 15, y + 14, x + 1, y + 14});
            gc.drawLine(x + 8, y + 6, x + 8, y + 9);
            gc.fillRectangle(x + 7, y + 11, 2, 2);
        }
    },
    RETRY {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.drawArc(x + 3, y + 3, 10, 10, 60, 280);
            gc.fillPolygon(new int[] {x + 9, y, x + 15, y + 4, x + 9, y + 7});
        }
    },
    HEADPHONES {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.drawArc(x + 2, y + 3, 12, 12, 0, 180);
            gc.drawLine(x + 2, y + 9, x + 2, y + 11);
            gc.drawLine(x + 14, y + 9, x + 14, y + 11);
            gc.fillRectangle(x + 1, y + 9, 4, 5);
            gc.fillRectangle(x + 12, y + 9, 4, 5);
        }
    },
    LEFT {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.fillPolygon(new int[] {x + 11, y + 3, x + 4, y + 8, x + 11, y + 13});
        }
    },
    RIGHT {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.fillPolygon(new int[] {x + 5, y + 3, x + 12, y + 8, x + 5, y + 13});
        }
    },
    LOCK {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.setLineWidth(2);
            gc.drawArc(x + 5, y + 2, 6, 8, 0, 180);
            gc.fillRectangle(x + 3, y + 7, 10, 7);
        }
    },
    EDIT {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.drawPolygon(new int[] {x + 3, y + 13, x + 4, y + 9, x + 11, y + 2, x + 14, y + 5, x + 7, y + 12});
        }
    },
    FLAG {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.fillRectangle(x + 3, y + 2, 2, 12);
            gc.fillPolygon(new int[] {x + 5, y + 2, x + 13, y + 5, x + 5, y + 9});
        }
    },
    PAUSE {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.fillRectangle(x + 4, y + 3, 3, 10);
            gc.fillRectangle(x + 9, y + 3, 3, 10);
        }
    },
    SPLIT {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.fillRectangle(x + 7, y + 2, 2, 12);
            gc.fillPolygon(new int[] {x + 5, y + 5, x + 1, y + 8, x + 5, y + 11});
            gc.fillPolygon(new int[] {x + 11, y + 5, x + 15, y + 8, x + 11, y + 11});
        }
    },
    SEARCH {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.setLineWidth(2);
            gc.drawOval(x + 2, y + 2, 8, 8);
            gc.drawLine(x + 9, y + 9, x + 14, y + 14);
        }
    },
    INFO {
        @Override
        void strokes(GC gc, int x, int y) {
            gc.fillPolygon(new int[] {x + 6, y + 5, x + 10, y + 8, x + 6, y + 11});
        }
    };

    abstract void strokes(GC gc, int x, int y);

    /** Paints the box with its left edge at x and its middle at {@code middle}. */
    public void paint(GC gc, int x, int middle, Color colour) {
        gc.setForeground(colour);
        gc.setBackground(colour);
        gc.setAntialias(SWT.ON);
        gc.setLineWidth(1);
        strokes(gc, x, middle - 8);
        gc.setLineWidth(1);
    }
}
