/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-letter-statements.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-caution-words.h"
#include "desk/clew-heading-list.h"
#include "documents/clew-letter.h"

#include <glib/gi18n.h>

/* More warnings than these are read by nobody. */
#define MOST_WARNINGS 3

/* More words of a list than these stand in no letter. */
#define MOST_HITS 100

struct _ClewLetterStatements
{
  GtkBox parent_instance;

  GtkWidget     *topics;
  ClewCheckRow  *own_words;
  GtkWidget     *own_box;
  GtkTextBuffer *words;
  GtkWidget     *warning;
  GtkLabel      *warning_label;
  GtkLabel      *neutral_label;
  GtkWidget     *about_warning;
  GtkLabel      *about_label;
  GtkListBox    *about;

  char            *name;
  ClewWording     *wording;
  ClewCautionList *list; /* borrowed */
  GHashTable      *ticked;
};

G_DEFINE_FINAL_TYPE (ClewLetterStatements, clew_letter_statements, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const topic_labels[CLEW_TOPIC_N] = {
  [CLEW_TOPIC_WORKING_TOGETHER] = N_ ("Working together"),
  [CLEW_TOPIC_PROGRESS] = N_ ("Progress"),
  [CLEW_TOPIC_BARRIERS] = N_ ("Barriers"),
  [CLEW_TOPIC_RESOURCE_LIMITS] = N_ ("Limits of resources"),
  [CLEW_TOPIC_PROSPECTS] = N_ ("Prospects"),
  [CLEW_TOPIC_INTERIM_GOALS] = N_ ("Next goals"),
};

static void
toggled_cb (ClewLetterStatements *statements, ClewCheckRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "statement");

  if (clew_check_row_get_active (row))
    g_hash_table_add (statements->ticked, g_strdup (id));
  else
    g_hash_table_remove (statements->ticked, id);
  g_signal_emit (statements, signals[CHANGED], 0);
}

static void
add_topic (ClewLetterStatements *statements, ClewTopic topic)
{
  g_autofree const char **known = clew_letter_list_statements (statements->wording, topic);
  const char             *heading = _ (topic_labels[topic]);
  GtkListBox             *list = clew_heading_list_add (statements->topics, heading);

  for (guint i = 0; known[i] != NULL; i++)
    {
      g_autofree char *words =
        clew_wording_fill (statements->wording, known[i], "name", statements->name, NULL);
      ClewCheckRow *row = clew_check_row_new (words, NULL,
                                              g_hash_table_contains (statements->ticked, known[i]));

      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      g_object_set_data_full (G_OBJECT (row), "statement", g_strdup (known[i]), g_free);
      gtk_list_box_append (list, GTK_WIDGET (row));
      g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), statements,
                               G_CONNECT_SWAPPED);
    }
}

static char *
dup_text (ClewLetterStatements *statements)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (statements->words, &start, &end);
  return gtk_text_buffer_get_text (statements->words, &start, &end, FALSE);
}

static gboolean
is_offered (const char *category)
{
  return !g_str_equal (category, CLEW_CATEGORY_COUNSELING_NOTES);
}

static gboolean
is_about (ClewLetterStatements *statements, const char *category)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (statements->about, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "category"), category) == 0)
      return clew_check_row_get_active (CLEW_CHECK_ROW (row));
  return FALSE;
}

static void
add_line (GString *said, const char *words)
{
  g_string_append_printf (said, "%s%s", said->len > 0 ? "\n" : "", words);
}

/* What is never told, or what may be told but was not said to be in it. */
static char *
list_warnings (ClewLetterStatements *statements, const GPtrArray *hits, gboolean never)
{
  GString *said = g_string_new (NULL);
  guint    n = 0;

  for (guint i = 0; i < hits->len && n < MOST_WARNINGS; i++)
    {
      const ClewCautionHit *hit = g_ptr_array_index (hits, i);
      const char           *category = clew_caution_get_category (hit->kind);
      g_autofree char      *words = NULL;

      if ((category == NULL) != never || (category != NULL && is_about (statements, category)))
        continue;
      words = clew_caution_words (hit);
      add_line (said, words);
      n++;
    }
  return g_string_free (said, FALSE);
}

static void
add_length (GString *said, glong length)
{
  glong            too_many = length - CLEW_LETTER_MOST_WORDS;
  g_autofree char *words = NULL;

  if (too_many <= 0)
    return;
  words = g_strdup_printf (ngettext ("This is %ld character too long for a letter.",
                                     "This is %ld characters too long for a letter.",
                                     (gulong)too_many),
                           too_many);
  add_line (said, words);
}

/* A list that says nothing of the kind may still miss it, and one that does may
 * be wrong: whoever writes decides. */
static void
warn (ClewLetterStatements *statements)
{
  g_autofree char *text = dup_text (statements);
  g_autoptr (GPtrArray) hits = clew_caution_list_find (statements->list, text, MOST_HITS);
  g_autofree char *never = list_warnings (statements, hits, TRUE);
  g_autofree char *about = list_warnings (statements, hits, FALSE);
  g_autoptr (GString) said = g_string_new (never);

  add_length (said, g_utf8_strlen (text, -1));
  gtk_label_set_label (statements->warning_label, said->str);
  gtk_widget_set_visible (statements->warning, said->len > 0);
  gtk_label_set_label (statements->about_label, about);
  gtk_widget_set_visible (statements->about_warning, about[0] != '\0');
}

static void
words_cb (ClewLetterStatements *statements)
{
  warn (statements);
  g_signal_emit (statements, signals[CHANGED], 0);
}

static void
own_words_cb (ClewLetterStatements *statements)
{
  gtk_widget_set_visible (statements->own_box, clew_check_row_get_active (statements->own_words));
  g_signal_emit (statements, signals[CHANGED], 0);
}

/* As if it were typed, so that Ctrl+Z brings the words back. */
static void
use_neutral_cb (ClewLetterStatements *statements)
{
  const char *neutral = clew_wording_get_text (statements->wording, "nothing_helpful");
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (statements->words);
  gtk_text_buffer_get_bounds (statements->words, &start, &end);
  gtk_text_buffer_delete (statements->words, &start, &end);
  gtk_text_buffer_insert (statements->words, &start, neutral, -1);
  gtk_text_buffer_end_user_action (statements->words);
}

static void
clew_letter_statements_finalize (GObject *object)
{
  ClewLetterStatements *statements = CLEW_LETTER_STATEMENTS (object);

  g_free (statements->name);
  g_hash_table_unref (statements->ticked);
  g_clear_pointer (&statements->wording, clew_wording_unref);

  G_OBJECT_CLASS (clew_letter_statements_parent_class)->finalize (object);
}

static void
clew_letter_statements_class_init (ClewLetterStatementsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_letter_statements_finalize;

  /**
   * ClewLetterStatements::changed:
   *
   * The letter would say something else now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* An icon, and beside it what is wrong and what to do about it. */
static GtkWidget *
new_warning (GtkLabel **said, const char *advice, GtkWidget **column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  *said = GTK_LABEL (new_label (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (*said), "heading");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (*column, TRUE);
  gtk_box_append (GTK_BOX (*column), GTK_WIDGET (*said));
  gtk_box_append (GTK_BOX (*column), new_label (advice));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), *column);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
add_warnings (ClewLetterStatements *statements)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Use This Sentence Instead"));
  GtkWidget *column;

  statements->warning = new_warning (&statements->warning_label,
                                     _ ("Such things are not told to anybody outside, whatever a "
                                        "release allows. You can say instead:"),
                                        &column);
  statements->neutral_label = GTK_LABEL (new_label (NULL));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (statements->neutral_label));
  gtk_box_append (GTK_BOX (column), button);
  gtk_box_append (GTK_BOX (statements->own_box), statements->warning);
  g_signal_connect_object (button, "clicked", G_CALLBACK (use_neutral_cb), statements,
                           G_CONNECT_SWAPPED);
  statements->about_warning = new_warning (
    &statements->about_label,
    _ ("Say it in general words, such as “a service in the plan”. Or tick that kind under “What "
       "is this about?”: then only who may hear it can receive the letter."),
       &column);
  gtk_box_append (GTK_BOX (statements->own_box), statements->about_warning);
}

/* Nobody but who wrote them knows what words are about, so nothing is ticked beforehand. */
static void
add_about (ClewLetterStatements *statements)
{
  statements->about = clew_heading_list_add (statements->own_box, _ ("What is this about?"));
  for (guint i = 0; clew_all_categories[i].id != NULL; i++)
    {
      ClewCheckRow *row;

      if (!is_offered (clew_all_categories[i].id))
        continue;
      row = clew_check_row_new (_ (clew_all_categories[i].label), NULL, FALSE);
      g_object_set_data (G_OBJECT (row), "category", (gpointer)clew_all_categories[i].id);
      gtk_list_box_append (statements->about, GTK_WIDGET (row));
      g_signal_connect_object (row, "toggled", G_CALLBACK (words_cb), statements,
                               G_CONNECT_SWAPPED);
    }
}

static GtkWidget *
new_text_view (ClewLetterStatements *statements)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);

  statements->words = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 9);
  gtk_widget_set_size_request (view, -1, 96);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  clew_accessible_set_name (view, _ ("Your own words"));
  return frame;
}

static void
clew_letter_statements_init (ClewLetterStatements *statements)
{
  GtkListBox *list;

  statements->ticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (statements), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (statements), 12);
  statements->topics = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (statements), statements->topics);
  list = clew_heading_list_add (GTK_WIDGET (statements), _ ("Your own words"));
  statements->own_words = clew_check_row_new (
    _ ("Add a few words"),
       _ ("You say what they are about; they are checked while you type"), FALSE);
  gtk_list_box_append (list, GTK_WIDGET (statements->own_words));
  statements->own_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_visible (statements->own_box, FALSE);
  gtk_box_append (GTK_BOX (statements->own_box), new_text_view (statements));
  add_warnings (statements);
  add_about (statements);
  gtk_box_append (GTK_BOX (statements), statements->own_box);
  g_signal_connect_object (statements->own_words, "toggled", G_CALLBACK (own_words_cb), statements,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (statements->words, "changed", G_CALLBACK (words_cb), statements,
                           G_CONNECT_SWAPPED);
}

/**
 * clew_letter_statements_new:
 * @name: how the participant is called in the letter
 * @list: (transfer none): the words to be careful with; must live as long as the result
 *
 * Returns: (transfer floating): the choices, empty until they have a wording
 */
ClewLetterStatements *
clew_letter_statements_new (const char *name, ClewCautionList *list)
{
  ClewLetterStatements *statements = g_object_new (CLEW_TYPE_LETTER_STATEMENTS, NULL);

  statements->name = g_strdup (name);
  statements->list = list;
  return statements;
}

/**
 * clew_letter_statements_set_wording:
 * @statements: the choices
 * @wording: the wording of letters
 *
 * Shows the sentences in its language; what is ticked stays ticked.
 */
void
clew_letter_statements_set_wording (ClewLetterStatements *statements, ClewWording *wording)
{
  GtkWidget *child;

  g_clear_pointer (&statements->wording, clew_wording_unref);
  statements->wording = clew_wording_ref (wording);
  while ((child = gtk_widget_get_first_child (statements->topics)) != NULL)
    gtk_box_remove (GTK_BOX (statements->topics), child);
  for (guint topic = 0; topic < CLEW_TOPIC_N; topic++)
    add_topic (statements, topic);
  gtk_label_set_label (statements->neutral_label,
                       clew_wording_get_text (wording, "nothing_helpful"));
}

/**
 * clew_letter_statements_list:
 * @statements: the choices
 *
 * Returns: (transfer full): the ids of the sentences ticked
 */
GStrv
clew_letter_statements_list (ClewLetterStatements *statements)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, statements->ticked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_strv_builder_add (ids, id);
  return g_strv_builder_end (ids);
}

/**
 * clew_letter_statements_dup_words:
 * @statements: the choices
 *
 * Returns: (transfer full) (nullable): somebody's own words, or %NULL
 */
char *
clew_letter_statements_dup_words (ClewLetterStatements *statements)
{
  g_autofree char *text = NULL;

  if (!clew_check_row_get_active (statements->own_words))
    return NULL;
  text = g_strstrip (dup_text (statements));
  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * clew_letter_statements_list_about:
 * @statements: the choices
 *
 * Returns: (transfer full): the kinds of information that the own words are about
 */
GStrv
clew_letter_statements_list_about (ClewLetterStatements *statements)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; clew_all_categories[i].id != NULL; i++)
    if (is_about (statements, clew_all_categories[i].id))
      g_strv_builder_add (ids, clew_all_categories[i].id);
  return g_strv_builder_end (ids);
}
