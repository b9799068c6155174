/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-events.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/consent/clew-release-words.h"
#include "records/clew-day-words.h"
#include "records/clew-release.h"

#include <glib/gi18n.h>

static const ClewReleaseHappening *
find_event (const ClewReleaseDetail *release, const char *id)
{
  for (guint i = 0; i < release->events->len; i++)
    {
      const ClewReleaseHappening *happening = g_ptr_array_index (release->events, i);

      if (g_strcmp0 (clew_record_get_id (happening->record), id) == 0)
        return happening;
    }
  return NULL;
}

/* A correction says what it corrects. */
static char *
dup_title (const ClewReleaseDetail *release, const ClewReleaseHappening *happening)
{
  const ClewReleaseHappening *wrong = find_event (
    release, clew_record_get_text (happening->record, "corrects"));
  g_autofree char *of = NULL;

  if (wrong == NULL)
    return clew_release_happening_title (happening);
  of = clew_release_happening_title (wrong);
  /* Translators: %s is what had been entered by mistake, such as "Signed" */
  return g_strdup_printf (_ ("Entry corrected: %s"), of);
}

/* What was told meanwhile stays told. */
static char *
dup_told (const ClewReleaseDetail *release)
{
  guint n = release->n_disclosures;

  if (n == 0)
    return g_strdup (_ ("Nothing was told about this person on its ground."));
  return g_strdup_printf (ngettext ("%u disclosure about this person was made on its ground. It "
                                    "stays in the list of disclosures.",
                                    "%u disclosures about this person were made on its ground. "
                                    "They stay in the list of disclosures.",
                                    n),
                          n);
}

static char *
dup_detail (const ClewReleaseDetail *release, const ClewReleaseHappening *happening)
{
  g_autofree char *detail = clew_release_happening_detail (happening);
  g_autofree char *day = NULL;

  if (g_str_equal (clew_record_get_text (happening->record, "kind"), "wrong_person"))
    {
      g_autofree char *told = dup_told (release);
      const char      *effect = _ ("Nobody may hear anything by it, on any day.");

      return g_strjoin ("\n", detail, effect, told, NULL);
    }

  if (happening->correction == NULL)
    return g_steal_pointer (&detail);
  day = clew_day_words (clew_record_get_day (happening->correction, "on_day"));
  if (happening->corrected_by == NULL)
    /* Translators: about an entry: what it says of itself, then the date of its correction */
    return g_strdup_printf (_ ("%s\nEntered by mistake; corrected %s"), detail, day);
  /* Translators: about an entry: what it says of itself, then the date of its correction and who
   * corrected it */
  return g_strdup_printf (_ ("%s\nEntered by mistake; corrected %s by %s"), detail, day,
                             happening->corrected_by);
}

static GtkWidget *
new_button (const ClewReleaseHappening *happening, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-revert-symbolic");
  /* Translators: spoken for a button; %s is what happened to a release */
  g_autofree char *name = g_strdup_printf (_ ("This was entered by mistake: %s"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("This Was Entered by Mistake…"));
  clew_accessible_set_name (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    clew_record_get_id (happening->record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "form.correct");
  return button;
}

static GtkWidget *
new_row (const ClewReleaseDetail *release, const ClewReleaseHappening *happening)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = dup_title (release, happening);
  g_autofree char *detail = dup_detail (release, happening);
  g_autofree char *struck = NULL;

  if (happening->correction != NULL)
    struck = g_markup_printf_escaped ("<s>%s</s>", title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), struck != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), struck != NULL ? struck : title);
  if (struck != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (detail, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  if (happening->can_be_corrected)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (happening, title));
  return row;
}

/**
 * clew_release_events_fill:
 * @list: takes the rows
 * @release: the release
 */
void
clew_release_events_fill (GtkListBox *list, const ClewReleaseDetail *release)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < release->events->len; i++)
    gtk_list_box_append (list, new_row (release, g_ptr_array_index (release->events, i)));
}

typedef struct
{
  GtkWindow  *parent;
  ClewOffice *office;
  char       *event;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->parent);
  g_object_unref (question->office);
  g_free (question->event);
  g_free (question);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, CLEW_MESSAGE_GO) &&
      !clew_release_record_correction (question->office, question->event, &error))
    gtk_window_present (clew_message_new_problem (
      question->parent, _ ("The Entry Can’t Be Corrected Now"), error));
}

/* What follows when it never happened. */
static const char *
get_effect (const char *kind)
{
  if (g_str_equal (kind, "signed"))
    return _ ("Nobody may hear anything by this signature any more. If the form was signed "
              "otherwise, record the signature again.");
  if (g_str_equal (kind, "copy_given") || g_str_equal (kind, "note_received"))
    return _ ("Nothing changes in who may hear.");
  if (g_str_equal (kind, "not_now"))
    return _ ("What was signed on that day may be recorded.");
  if (g_str_equal (kind, "declined"))
    return _ ("The form no longer counts as declined.");
  return _ ("Agencies may hear again what this entry had stopped. Choose this only if it "
            "never happened.");
}

/**
 * clew_release_events_ask_to_correct:
 * @parent: the window to stand over
 * @office: the open office
 * @release: the release
 * @event: id of one of its entries
 *
 * Asks once more, since a correction can't be taken back, and then records it.
 */
void
clew_release_events_ask_to_correct (GtkWindow               *parent,
                                    ClewOffice              *office,
                                    const ClewReleaseDetail *release,
                                    const char              *event)
{
  const ClewReleaseHappening *happening = find_event (release, event);
  g_autofree char            *title = NULL;
  g_autofree char            *day = NULL;
  g_autofree char            *body = NULL;
  const char                 *correct = _ ("_Correct Entry");
  GtkWindow                  *dialog;
  Question                   *question;

  if (happening == NULL || !happening->can_be_corrected)
    return;
  title = dup_title (release, happening);
  day = clew_day_words_long (clew_record_get_day (happening->record, "on_day"));
  /* Translators: what happened to a release, the date, then what follows from the correction */
  body = g_strdup_printf (_ ("%s, %s\n\nThe entry stays to be seen, struck through, and counts for "
                             "nothing. %s\n\nA correction can’t be undone."),
                             title, day,
                             get_effect (clew_record_get_text (happening->record, "kind")));
  dialog = clew_message_new_question (parent, _ ("Was This Entered by Mistake?"), body,
                                                 _ ("_Cancel"), correct, TRUE);
  question = g_new0 (Question, 1);
  question->parent = g_object_ref (parent);
  question->office = g_object_ref (office);
  question->event = g_strdup (event);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (dialog);
}
