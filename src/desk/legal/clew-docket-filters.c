/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-filters.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

struct _ClewDocketFilters
{
  GObject parent_instance;

  GtkDropDown      *drop_downs[CLEW_DOCKET_N_CHOICES];
  GPtrArray        *offered[CLEW_DOCKET_N_CHOICES]; /* ClewDocketChoice; the place before is any */
  ClewDocketChoice *chosen[CLEW_DOCKET_N_CHOICES];  /* or NULL for any */
  gboolean          filling;
};

G_DEFINE_FINAL_TYPE (ClewDocketFilters, clew_docket_filters, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  const char *any;
} parts[CLEW_DOCKET_N_CHOICES] = {
  [CLEW_DOCKET_BY_COURT] = { N_ ("Court"), N_ ("Any court") },
  [CLEW_DOCKET_BY_PROSECUTOR] = { N_ ("Prosecutor"), N_ ("Any prosecutor") },
  /* Translators: of a filter of the docket: hearings, reviews, ends of releases */
  [CLEW_DOCKET_BY_KIND] = { N_ ("Kind of entry"), N_ ("Any kind") },
  [CLEW_DOCKET_BY_PARTICIPANT] = { N_ ("Participant"), N_ ("Anybody") },
};

/* What may stand in sight: of a person, initials. */
static const char *
get_short (const ClewDocketChoice *choice)
{
  return choice->initials != NULL ? choice->initials : choice->label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);
  GtkWidget       *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (text));
  clew_row_set_accessible_name (label, gtk_string_object_get_string (text));
}

/* In the button itself. */
static void
bind_short_cb (GtkListItemFactory *factory, GtkListItem *item, ClewDocketFilters *filters)
{
  ClewDocketBy by = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "by"));
  guint        place = gtk_drop_down_get_selected (filters->drop_downs[by]);
  GPtrArray   *offered = filters->offered[by];
  const char  *text = _ (parts[by].any);

  if (place > 0 && place <= offered->len)
    text = get_short (g_ptr_array_index (offered, place - 1));
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
setup_short_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  setup_cb (factory, item);
  gtk_label_set_width_chars (GTK_LABEL (gtk_list_item_get_child (item)), -1);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_list_item_get_child (item)), 16);
}

static void
show_in_use (ClewDocketFilters *filters, ClewDocketBy by)
{
  GtkWidget        *drop_down = GTK_WIDGET (filters->drop_downs[by]);
  ClewDocketChoice *chosen = filters->chosen[by];
  g_autofree char  *name = NULL;

  if (chosen != NULL)
    gtk_widget_add_css_class (drop_down, "clew-in-use");
  else
    gtk_widget_remove_css_class (drop_down, "clew-in-use");
  /* Translators: of a filter: what it is by, and what is chosen */
  name = g_strdup_printf (_ ("%s: %s"), _ (parts[by].name),
                                           chosen != NULL ? get_short (chosen) : _ (parts[by].any));
  clew_accessible_set_name (drop_down, name);
  gtk_widget_set_tooltip_text (drop_down, name);
}

static void
selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, ClewDocketFilters *filters)
{
  ClewDocketBy by = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "by"));
  guint        place = gtk_drop_down_get_selected (drop_down);

  if (filters->filling)
    return;
  g_clear_pointer (&filters->chosen[by], clew_docket_choice_free);
  if (place > 0 && place <= filters->offered[by]->len)
    {
      const ClewDocketChoice *choice = g_ptr_array_index (filters->offered[by], place - 1);

      filters->chosen[by] = clew_docket_choice_new (choice->id, choice->label, choice->initials);
    }
  show_in_use (filters, by);
  g_signal_emit (filters, signals[CHANGED], 0);
}

static GtkListItemFactory *
factory_new (ClewDocketFilters *filters, ClewDocketBy by, gboolean short_one)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "by", GUINT_TO_POINTER (by));
  g_signal_connect (factory, "setup", G_CALLBACK (short_one ? setup_short_cb : setup_cb), NULL);
  if (short_one)
    g_signal_connect_object (factory, "bind", G_CALLBACK (bind_short_cb), filters, 0);
  else
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

static void
add_drop_down (ClewDocketFilters *filters, ClewDocketBy by, ClewWrapBox *bar)
{
  GtkWidget *drop_down = gtk_drop_down_new (
    NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  g_autoptr (GtkListItemFactory) shown = factory_new (filters, by, TRUE);
  g_autoptr (GtkListItemFactory) listed = factory_new (filters, by, FALSE);

  filters->drop_downs[by] = GTK_DROP_DOWN (drop_down);
  filters->offered[by] = g_ptr_array_new_with_free_func ((GDestroyNotify)clew_docket_choice_free);
  g_object_set_data (G_OBJECT (drop_down), "by", GUINT_TO_POINTER (by));
  gtk_drop_down_set_factory (filters->drop_downs[by], shown);
  gtk_drop_down_set_list_factory (filters->drop_downs[by], listed);
  gtk_drop_down_set_enable_search (filters->drop_downs[by], by != CLEW_DOCKET_BY_KIND);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), filters, 0);
  clew_wrap_box_append (bar, drop_down);
}

static gboolean
is_same (const ClewDocketChoice *a, const ClewDocketChoice *b)
{
  return g_str_equal (a->id, b->id) && g_str_equal (a->label, b->label);
}

static gboolean
is_offered (GPtrArray *offered, GPtrArray *choices)
{
  if (offered->len != choices->len)
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    if (!is_same (g_ptr_array_index (offered, i), g_ptr_array_index (choices, i)))
      return FALSE;
  return TRUE;
}

static guint
find_choice (GPtrArray *choices, const ClewDocketChoice *wanted)
{
  for (guint i = 0; wanted != NULL && i < choices->len; i++)
    if (g_str_equal (((ClewDocketChoice *)g_ptr_array_index (choices, i))->id, wanted->id))
      return i;
  return G_MAXUINT;
}

static GPtrArray *
copy_choices (GPtrArray *choices, const ClewDocketChoice *chosen)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify)clew_docket_choice_free);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const ClewDocketChoice *choice = g_ptr_array_index (choices, i);

      g_ptr_array_add (copy,
                       clew_docket_choice_new (choice->id, choice->label, choice->initials));
    }
  if (chosen != NULL && find_choice (copy, chosen) == G_MAXUINT)
    g_ptr_array_add (copy,
                     clew_docket_choice_new (chosen->id, chosen->label, chosen->initials));
  return copy;
}

static void
offer (ClewDocketFilters *filters, ClewDocketBy by, GPtrArray *choices)
{
  g_autoptr (GPtrArray) offered = copy_choices (choices, filters->chosen[by]);
  g_autoptr (GtkStringList) labels = NULL;
  guint place = find_choice (offered, filters->chosen[by]);

  /* An open list is not pulled away under somebody's hand. */
  if (gtk_drop_down_get_model (filters->drop_downs[by]) != NULL &&
      is_offered (filters->offered[by], offered))
    return;
  labels = gtk_string_list_new (NULL);
  gtk_string_list_append (labels, _ (parts[by].any));
  for (guint i = 0; i < offered->len; i++)
    gtk_string_list_append (labels, ((ClewDocketChoice *)g_ptr_array_index (offered, i))->label);
  g_ptr_array_unref (filters->offered[by]);
  filters->offered[by] = g_steal_pointer (&offered);
  filters->filling = TRUE;
  gtk_drop_down_set_model (filters->drop_downs[by], G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (filters->drop_downs[by], place == G_MAXUINT ? 0 : place + 1);
  filters->filling = FALSE;
  show_in_use (filters, by);
}

static void
clew_docket_filters_finalize (GObject *object)
{
  ClewDocketFilters *filters = CLEW_DOCKET_FILTERS (object);

  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    {
      g_clear_pointer (&filters->offered[by], g_ptr_array_unref);
      g_clear_pointer (&filters->chosen[by], clew_docket_choice_free);
    }
  G_OBJECT_CLASS (clew_docket_filters_parent_class)->finalize (object);
}

static void
clew_docket_filters_class_init (ClewDocketFiltersClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_docket_filters_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_docket_filters_init (ClewDocketFilters *filters)
{
}

/**
 * clew_docket_filters_new:
 * @bar: where the choices stand
 *
 * Returns: (transfer full): filters that leave everything; they must live as long as @bar
 */
ClewDocketFilters *
clew_docket_filters_new (ClewWrapBox *bar)
{
  ClewDocketFilters *filters = g_object_new (CLEW_TYPE_DOCKET_FILTERS, NULL);

  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    {
      add_drop_down (filters, by, bar);
      offer (filters, by, NULL);
    }
  return filters;
}

/**
 * clew_docket_filters_offer:
 * @filters: the filters
 * @answer: what was read
 *
 * Offers what there is to choose from. What is chosen stays chosen.
 */
void
clew_docket_filters_offer (ClewDocketFilters *filters, const ClewDocketAnswer *answer)
{
  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    offer (filters, by, answer->choices[by]);
}

/**
 * clew_docket_filters_ask:
 * @filters: the filters
 * @question: what is to be read, without a filter
 *
 * Adds what is chosen to @question.
 */
void
clew_docket_filters_ask (ClewDocketFilters *filters, ClewDocketQuestion *question)
{
  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    question->wanted[by] = filters->chosen[by] != NULL ? g_strdup (filters->chosen[by]->id) : NULL;
}

/**
 * clew_docket_filters_clear:
 * @filters: the filters
 *
 * Leaves everything again.
 */
void
clew_docket_filters_clear (ClewDocketFilters *filters)
{
  gboolean had_any = FALSE;

  filters->filling = TRUE;
  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    {
      had_any = had_any || filters->chosen[by] != NULL;
      g_clear_pointer (&filters->chosen[by], clew_docket_choice_free);
      gtk_drop_down_set_selected (filters->drop_downs[by], 0);
      show_in_use (filters, by);
    }
  filters->filling = FALSE;
  if (had_any)
    g_signal_emit (filters, signals[CHANGED], 0);
}

/**
 * clew_docket_filters_describe:
 * @filters: the filters
 *
 * Returns: (transfer full) (nullable): what is chosen, in words, with nobody's name
 */
char *
clew_docket_filters_describe (ClewDocketFilters *filters)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    if (filters->chosen[by] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "",
                              get_short (filters->chosen[by]));
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

/**
 * clew_docket_filters_show_nothing:
 * @filters: the filters
 * @page: where nothing is shown
 *
 * Says that nothing is due, and for what.
 *
 * Returns: whether it is for a part of the docket only
 */
gboolean
clew_docket_filters_show_nothing (ClewDocketFilters *filters, AdwStatusPage *page)
{
  g_autofree char *what = clew_docket_filters_describe (filters);
  g_autofree char *description = NULL;

  adw_status_page_set_title (page, what != NULL ? _ ("Nothing With These Filters")
                                                : _ ("Nothing Scheduled"));
  if (what != NULL)
    /* Translators: %s is what the docket is filtered by, such as a court and a prosecutor */
    description = g_strdup_printf (_ ("Nothing falls on these days for: %s"), what);
  adw_status_page_set_description (
    page, what != NULL ? description
                       : _ ("No hearing, review or end of a release falls on these days. Look at "
                            "earlier or later ones."));
  return what != NULL;
}
