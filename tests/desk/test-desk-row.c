/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "desk/participants/clew-participant-row.h"

#include <string.h>

/* A row of the list draws its words itself: they must be there wherever a row is seen. */

#define N_ROWS 400

typedef struct
{
  GtkWidget  *window;
  GtkWidget  *list;
  GListStore *people; /* of ClewPersonRow */
  gboolean    painted;
} Fixture;

static void
show_item (GtkListItem *item)
{
  clew_participant_row_show (CLEW_PARTICIPANT_ROW (gtk_list_item_get_child (item)),
                             clew_person_row_get (gtk_list_item_get_item (item)), NULL, FALSE,
                             clew_day_new (2026, 11, 30));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, clew_participant_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_item),
                            item);
  show_item (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_item, item);
}

static void
name_row (ClewPersonRow *row, guint number)
{
  ClewPersonFields fields = {
    .id = g_strdup_printf ("%u", number),
    .name = g_strdup_printf ("Invented, Person %u", number),
    .age = 40,
  };

  clew_person_row_take (row, &fields);
}

static void
painted_cb (GdkFrameClock *clock, Fixture *fixture)
{
  fixture->painted = TRUE;
}

static gboolean
was_painted (gpointer data)
{
  return ((Fixture *)data)->painted;
}

static void
wait_for_frame (Fixture *fixture)
{
  fixture->painted = FALSE;
  gtk_widget_queue_draw (fixture->window);
  desk_test_wait (was_painted, fixture);
}

static void
fixture_init (Fixture *fixture)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  fixture->people = g_list_store_new (CLEW_TYPE_PERSON_ROW);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (ClewPersonRow) row = g_object_new (CLEW_TYPE_PERSON_ROW, NULL);

      name_row (row, i);
      g_list_store_append (fixture->people, row);
    }
  fixture->list = gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (fixture->people))), factory);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->list);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect (gtk_widget_get_frame_clock (fixture->window), "after-paint",
                    G_CALLBACK (painted_cb), fixture);
  wait_for_frame (fixture);
  wait_for_frame (fixture);
}

static void
fixture_clear (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (fixture->window), fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* Whether something stands in this part of the picture: not one color alone. */
static gboolean
has_marks (const guchar *pixels, int stride, int x, int y, int width, int height)
{
  const guint32 *first = (const guint32 *)(gconstpointer)(pixels + y * stride) + x;

  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      if (((const guint32 *)(gconstpointer)(pixels + row * stride))[column] != *first)
        return TRUE;
  return FALSE;
}

/* The list as it is on screen, four bytes a pixel. */
static guchar *
draw_list (Fixture *fixture, int *width, int *height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (fixture->list);
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;
  guchar        *pixels;

  *width = gtk_widget_get_width (fixture->list);
  *height = gtk_widget_get_height (fixture->list);
  pixels = g_malloc0 ((gsize)*width * *height * 4);
  gdk_paintable_snapshot (paintable, snapshot, *width, *height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (
    gtk_native_get_renderer (gtk_widget_get_native (fixture->list)), node,
    &GRAPHENE_RECT_INIT (0, 0, *width, *height));
  gdk_texture_download (texture, pixels, (gsize)*width * 4);
  gsk_render_node_unref (node);
  return pixels;
}

/* Each row that is seen whole has its words in the picture of the list; and other
 * words than in @before, if that is given. */
static void
assert_all_drawn (Fixture *fixture, const guchar *before)
{
  int                width;
  int                height;
  g_autofree guchar *pixels = draw_list (fixture, &width, &height);
  guint              n_seen = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (fixture->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;
      gsize           offset;

      g_assert_true (gtk_widget_compute_bounds (row, fixture->list, &bounds));
      if (!gtk_widget_get_child_visible (row) || bounds.origin.y < 0 ||
          bounds.origin.y + bounds.size.height > height)
        continue;
      n_seen++;
      g_assert_true (has_marks (pixels, width * 4, 10, (int)bounds.origin.y + 8, 100,
                                (int)bounds.size.height - 16));
      offset = (gsize)bounds.origin.y * width * 4;
      g_assert_true (before == NULL || memcmp (before + offset, pixels + offset,
                                               (gsize)bounds.size.height * width * 4) != 0);
    }
  g_assert_cmpuint (n_seen, >=, 5);
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->list));
}

/* Near and far, forward and back. */
static void
test_scrolled (void)
{
  static const double places[] = { 0, 150, 420, 900, 5000, 5200, 100, 20000, 0 };
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  assert_all_drawn (&fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_adjustment_set_value (get_adjustment (&fixture), places[i]);
      wait_for_frame (&fixture);
      wait_for_frame (&fixture);
      assert_all_drawn (&fixture, NULL);
    }
}

/* A taller window shows rows that were out of sight before. */
static void
test_taller (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 300, 850);
  for (int i = 0; i < 4; i++)
    wait_for_frame (&fixture);
  g_assert_cmpint (gtk_widget_get_height (fixture.list), >, 700);
  assert_all_drawn (&fixture, NULL);
}

/* Rows move up when those before them go. */
static void
test_moved_up (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  g_list_store_splice (fixture.people, 0, 60, NULL, 0);
  for (int i = 0; i < 3; i++)
    wait_for_frame (&fixture);
  assert_all_drawn (&fixture, NULL);
}

/* Others come to stand in the same places. */
static void
test_filled_anew (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree guchar *before = NULL;
  int                width;
  int                height;

  fixture_init (&fixture);
  before = draw_list (&fixture, &width, &height);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (fixture.people), i);

      name_row (row, 1000 + i);
    }
  wait_for_frame (&fixture);
  assert_all_drawn (&fixture, before);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/row/scrolled", test_scrolled);
  g_test_add_func ("/clew/desk/row/taller", test_taller);
  g_test_add_func ("/clew/desk/row/moved-up", test_moved_up);
  g_test_add_func ("/clew/desk/row/filled-anew", test_filled_anew);
  return g_test_run ();
}
