/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-board-filter.h"

#include "base/clew-fold.h"
#include "desk/clew-accessible.h"
#include "desk/clew-wrap-box.h"

#include <glib/gi18n.h>

#include <string.h>

enum
{
  BY_COURT,
  BY_PROSECUTOR,
  N_CHOICES,
};

struct _ClewBoardFilter
{
  GtkBox parent_instance;

  GtkSearchEntry *search;
  GtkDropDown    *drop_downs[N_CHOICES];
  char           *chosen[N_CHOICES]; /* or NULL for any */
  char           *typed;             /* folded; or NULL */
  GtkLabel       *words;
  GtkWidget      *clear_button;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (ClewBoardFilter, clew_board_filter, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How much of a court's name the button shows, and how much the list under it. */
#define MOST_CHARS      24
#define MOST_LIST_CHARS 44

static const char *const names[N_CHOICES] = { N_ ("Court"), N_ ("Prosecutor") };
static const char *const any[N_CHOICES] = { N_ ("Any court"), N_ ("Any prosecutor") };

static void
show_chosen (ClewBoardFilter *filter, guint by)
{
  GtkWidget  *drop_down = GTK_WIDGET (filter->drop_downs[by]);
  const char *chosen = filter->chosen[by] != NULL ? filter->chosen[by] : _ (any[by]);
  g_autofree char *name = NULL;

  if (filter->chosen[by] != NULL)
    gtk_widget_add_css_class (drop_down, "clew-in-use");
  else
    gtk_widget_remove_css_class (drop_down, "clew-in-use");
  /* Translators: of a filter: what it is by, and what is chosen */
  name = g_strdup_printf (_ ("%s: %s"), _ (names[by]), chosen);
  clew_accessible_set_name (drop_down, name);
  gtk_widget_set_tooltip_text (drop_down, name);
}

static void
selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, ClewBoardFilter *filter)
{
  guint            by = drop_down == filter->drop_downs[BY_COURT] ? BY_COURT : BY_PROSECUTOR;
  guint            place = gtk_drop_down_get_selected (drop_down);
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

  if (filter->filling)
    return;
  g_free (filter->chosen[by]);
  filter->chosen[by] = place > 0 && item != NULL ? g_strdup (gtk_string_object_get_string (item))
                                                 : NULL;
  show_chosen (filter, by);
  g_signal_emit (filter, signals[CHANGED], 0);
}

static void
search_cb (GtkSearchEntry *search, ClewBoardFilter *filter)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (search));

  g_free (filter->typed);
  filter->typed = *text != '\0' ? clew_fold (text) : NULL;
  if (!filter->filling)
    g_signal_emit (filter, signals[CHANGED], 0);
}

static void
clear_cb (ClewBoardFilter *filter)
{
  filter->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (filter->search), "");
  g_clear_pointer (&filter->typed, g_free);
  for (guint by = 0; by < N_CHOICES; by++)
    {
      g_clear_pointer (&filter->chosen[by], g_free);
      gtk_drop_down_set_selected (filter->drop_downs[by], 0);
      show_chosen (filter, by);
    }
  filter->filling = FALSE;
  g_signal_emit (filter, signals[CHANGED], 0);
  gtk_widget_grab_focus (GTK_WIDGET (filter->search));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  clew_row_set_accessible_name (gtk_list_item_get_child (item), text);
}

/* The list is no wider than its button unless its labels ask for it. */
static void
bind_listed_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkLabel   *label = GTK_LABEL (gtk_list_item_get_child (item));
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_width_chars (label, (int)MIN (g_utf8_strlen (text, -1), MOST_LIST_CHARS));
  bind_cb (factory, item);
}

static GtkListItemFactory *
create_factory (GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

static GtkWidget *
create_drop_down (ClewBoardFilter *filter, guint by)
{
  const char *const only[] = { _ (any[by]), NULL };
  GtkWidget        *drop_down = gtk_drop_down_new_from_strings (only);
  g_autoptr (GtkListItemFactory) shown = create_factory (G_CALLBACK (bind_cb));
  g_autoptr (GtkListItemFactory) listed = create_factory (G_CALLBACK (bind_listed_cb));

  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), shown);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), listed);
  filter->drop_downs[by] = GTK_DROP_DOWN (drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), filter, 0);
  show_chosen (filter, by);
  return drop_down;
}

static void
clew_board_filter_finalize (GObject *object)
{
  ClewBoardFilter *filter = CLEW_BOARD_FILTER (object);

  for (guint by = 0; by < N_CHOICES; by++)
    g_free (filter->chosen[by]);
  g_free (filter->typed);
  G_OBJECT_CLASS (clew_board_filter_parent_class)->finalize (object);
}

static void
clew_board_filter_class_init (ClewBoardFilterClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_board_filter_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_words (ClewBoardFilter *filter)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "dim-label");
  filter->words = GTK_LABEL (words);
  filter->clear_button = gtk_button_new_with_mnemonic (_ ("_Clear Filters"));
  gtk_widget_add_css_class (filter->clear_button, "flat");
  gtk_widget_set_visible (filter->clear_button, FALSE);
  g_signal_connect_object (filter->clear_button, "clicked", G_CALLBACK (clear_cb), filter,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), filter->clear_button);
  gtk_box_append (GTK_BOX (filter), line);
}

static void
clew_board_filter_init (ClewBoardFilter *filter)
{
  ClewWrapBox *bar = g_object_new (CLEW_TYPE_WRAP_BOX, NULL);
  GtkWidget   *search = gtk_search_entry_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (filter), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (filter), 6);
  filter->search = GTK_SEARCH_ENTRY (search);
  g_object_set (search, "placeholder-text", _ ("Participant or number"), NULL);
  clew_accessible_set_name (search, _ ("Participant or number"));
  g_signal_connect_object (search, "search-changed", G_CALLBACK (search_cb), filter, 0);
  clew_wrap_box_append (bar, search);
  for (guint by = 0; by < N_CHOICES; by++)
    clew_wrap_box_append (bar, create_drop_down (filter, by));
  gtk_box_append (GTK_BOX (filter), GTK_WIDGET (bar));
  add_words (filter);
}

/**
 * clew_board_filter_new:
 *
 * Returns: (transfer floating): a filter that takes everything
 */
ClewBoardFilter *
clew_board_filter_new (void)
{
  return g_object_new (CLEW_TYPE_BOARD_FILTER, NULL);
}

static const char *
get_value (ClewCaseRow *row, guint by)
{
  return by == BY_COURT ? row->of.court : row->of.prosecutor;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
collect_values (ClewBoardFilter *filter, GPtrArray *rows, guint by)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const char *value = get_value (g_ptr_array_index (rows, i), by);

      if (value != NULL && g_hash_table_add (seen, (gpointer)value))
        g_ptr_array_add (values, (gpointer)value);
    }
  /* What is chosen stays to be seen though nothing has it any more. */
  if (filter->chosen[by] != NULL && !g_hash_table_contains (seen, filter->chosen[by]))
    g_ptr_array_add (values, filter->chosen[by]);
  g_ptr_array_sort (values, compare_texts);
  return values;
}

static gboolean
is_offered (GListModel *offered, GPtrArray *values)
{
  if (g_list_model_get_n_items (offered) != values->len + 1)
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (offered), i + 1),
                      g_ptr_array_index (values, i)))
      return FALSE;
  return TRUE;
}

/**
 * clew_board_filter_offer:
 * @filter: the filter
 * @rows: (element-type ClewCaseRow): all cases of the board
 *
 * Offers the courts and prosecutors that there are. What is chosen stays chosen, and a list
 * that is open stays as it is when nothing in it changed.
 */
void
clew_board_filter_offer (ClewBoardFilter *filter, GPtrArray *rows)
{
  for (guint by = 0; by < N_CHOICES; by++)
    {
      g_autoptr (GPtrArray) values = collect_values (filter, rows, by);
      g_autoptr (GtkStringList) list = NULL;
      guint place = 0;

      if (is_offered (gtk_drop_down_get_model (filter->drop_downs[by]), values))
        continue;
      list = gtk_string_list_new (NULL);
      gtk_string_list_append (list, _ (any[by]));
      for (guint i = 0; i < values->len; i++)
        {
          gtk_string_list_append (list, g_ptr_array_index (values, i));
          if (g_strcmp0 (filter->chosen[by], g_ptr_array_index (values, i)) == 0)
            place = i + 1;
        }
      filter->filling = TRUE;
      gtk_drop_down_set_model (filter->drop_downs[by], G_LIST_MODEL (list));
      gtk_drop_down_set_selected (filter->drop_downs[by], place);
      filter->filling = FALSE;
    }
}

static gboolean
contains_typed (ClewBoardFilter *filter, const char *text)
{
  g_autofree char *folded = text != NULL ? clew_fold (text) : NULL;

  return folded != NULL && strstr (folded, filter->typed) != NULL;
}

/**
 * clew_board_filter_takes:
 * @filter: the filter
 * @row: a case
 *
 * Returns: whether the case is to be shown
 */
gboolean
clew_board_filter_takes (ClewBoardFilter *filter, ClewCaseRow *row)
{
  for (guint by = 0; by < N_CHOICES; by++)
    if (filter->chosen[by] != NULL && g_strcmp0 (filter->chosen[by], get_value (row, by)) != 0)
      return FALSE;
  return filter->typed == NULL || contains_typed (filter, row->of.name) ||
         contains_typed (filter, row->of.cause_number);
}

/**
 * clew_board_filter_say:
 * @filter: the filter
 * @n_shown: how many cases it takes
 * @n_all: of how many
 *
 * Says in words what is left out.
 */
void
clew_board_filter_say (ClewBoardFilter *filter, guint n_shown, guint n_all)
{
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (filter->search));
  gboolean         filters = filter->typed != NULL;
  g_autofree char *count = NULL;
  g_autofree char *quoted = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *words = NULL;

  for (guint by = 0; by < N_CHOICES; by++)
    if (filter->chosen[by] != NULL)
      g_ptr_array_add (parts, filter->chosen[by]);
  filters = filters || parts->len > 0;
  if (filter->typed != NULL)
    {
      quoted = g_strdup_printf (_ ("“%s”"), typed);
      g_ptr_array_add (parts, quoted);
    }
  /* Translators: how many cases are shown, and of how many */
  count = filters ? g_strdup_printf (ngettext ("%'u of %'u case", "%'u of %'u cases", n_all),
                                     n_shown, n_all)
                  : g_strdup_printf (ngettext ("%'u case", "%'u cases", n_all), n_all);
  g_ptr_array_add (parts, count);
  g_ptr_array_add (parts, NULL);
  words = g_strjoinv (" · ", (char **)parts->pdata);
  gtk_label_set_label (filter->words, words);
  gtk_widget_set_visible (filter->clear_button, filters);
}

/**
 * clew_board_filter_focus:
 *
 * Puts the focus where a participant or a number is typed.
 */
void
clew_board_filter_focus (ClewBoardFilter *filter)
{
  gtk_widget_grab_focus (GTK_WIDGET (filter->search));
}
