/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-wrap-box.h"

#define SPACING 6

struct _ClewWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ClewWrapBox, clew_wrap_box, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

/* Width and height of a child in a line of the width @width. */
static void
measure_child (GtkWidget *child, int width, int *child_width, int *child_height)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *child_width = MAX (minimum, MIN (natural, width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *child_width, child_height, NULL, NULL,
                      NULL);
}

static void
place_child (GtkWidget *box, GtkWidget *child, int x, int y, int width, int height, int box_width)
{
  GtkAllocation place = { x, y, width, height };

  if (gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL)
    place.x = box_width - x - width;
  gtk_widget_size_allocate (child, &place, -1);
}

/* Walks the lines; places the children if @place. Returns the height. */
static int
lay_out (GtkWidget *widget, int width, gboolean place)
{
  GtkWidget *child;
  int        x = 0, y = 0, line = 0;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, width, &child_width, &child_height);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line + SPACING;
          line = 0;
        }
      if (place)
        place_child (widget, child, x, y, child_width, child_height, width);
      x += child_width + SPACING;
      line = MAX (line, child_height);
    }
  return y + line;
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  int narrowest = 0, widest = 0;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  measure_width (widget, &narrowest, &widest);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = widest;
      return;
    }
  *minimum = *natural = lay_out (widget, for_size < 0 ? widest : MAX (for_size, narrowest), FALSE);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
clew_wrap_box_dispose (GObject *object)
{
  clew_wrap_box_clear (CLEW_WRAP_BOX (object));

  G_OBJECT_CLASS (clew_wrap_box_parent_class)->dispose (object);
}

static void
clew_wrap_box_class_init (ClewWrapBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_wrap_box_dispose;
}

static void
clew_wrap_box_init (ClewWrapBox *box)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (box),
                                 gtk_custom_layout_new (request_mode, measure, allocate));
}

/**
 * clew_wrap_box_append:
 * @box: the box
 * @child: (transfer floating): what comes last
 */
void
clew_wrap_box_append (ClewWrapBox *box, GtkWidget *child)
{
  g_return_if_fail (CLEW_IS_WRAP_BOX (box));

  gtk_widget_set_parent (child, GTK_WIDGET (box));
}

/**
 * clew_wrap_box_clear:
 * @box: the box
 *
 * Lets go of every child.
 */
void
clew_wrap_box_clear (ClewWrapBox *box)
{
  GtkWidget *child;

  g_return_if_fail (CLEW_IS_WRAP_BOX (box));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_widget_unparent (child);
}
