/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-begin.h"

#include "desk/clew-message.h"
#include "desk/consent/clew-release-assistant.h"
#include "records/clew-release-keep.h"
#include "records/clew-release-renew.h"

#include <glib/gi18n.h>

/* The third answer to whether to go on with a half-made form. */
#define OVER "over"

static void
choose_person_cb (AdwMessageDialog *dialog, const char *response, GtkWindow *parent)
{
  if (g_str_equal (response, CLEW_MESSAGE_GO))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-view", "s", "participants");
}

static const char choose_text[] =
  N_ ("A release is made for one person. Open the person, then choose New Release again.");

/* A release is always somebody's. */
static void
ask_for_person (GtkWindow *parent)
{
  const char *show = _ ("_Show Participants");
  GtkWindow  *dialog = clew_message_new_question (parent, _ ("Choose a Person First"),
                                                             _ (choose_text), _ ("_Cancel"), show,
                                                                                 FALSE);

  g_signal_connect_object (dialog, "response", G_CALLBACK (choose_person_cb), parent, 0);
  gtk_window_present (dialog);
}

/* What somebody wants to make. */
typedef struct
{
  GtkWindow  *parent;
  ClewOffice *office;
  char       *participant;
  char       *consent; /* (nullable): to be renewed */
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->parent);
  g_object_unref (wish->office);
  g_free (wish->participant);
  g_free (wish->consent);
  g_free (wish);
}

static void
wish_free_closure (gpointer data, GClosure *closure)
{
  wish_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
say_problem (GtkWindow *parent, const GError *error)
{
  gtk_window_present (
    clew_message_new_problem (parent, _ ("A Release Can’t Be Made Now"), error));
}

static ClewReleaseAssistant *
open_with (Wish *wish, ClewReleaseDraft *draft)
{
  ClewReleaseAssistant *assistant = clew_release_assistant_new (wish->parent, wish->office, draft);

  gtk_window_present (GTK_WINDOW (assistant));
  return assistant;
}

/* Nothing changed: it only waits to be printed. Who fell out is said where the
 * agencies are chosen. */
static void
open_renewal (Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  ClewReleaseDraft     *draft = clew_release_renew (wish->office, wish->consent, &dropped, &error);
  ClewReleaseAssistant *assistant;

  if (draft == NULL)
    {
      say_problem (wish->parent, error);
      return;
    }
  assistant = open_with (wish, draft);
  if (dropped->len > 0)
    clew_release_assistant_say_dropped (assistant, dropped);
  clew_release_assistant_go_to (assistant, dropped->len > 0 ? CLEW_RELEASE_STEP_AGENCIES
                                                            : CLEW_RELEASE_STEP_CHECK);
}

static void
open_new (Wish *wish)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft;

  if (wish->consent != NULL)
    {
      open_renewal (wish);
      return;
    }
  draft = clew_release_draft_new (wish->office, wish->participant, &error);
  if (draft != NULL)
    open_with (wish, draft);
  else
    say_problem (wish->parent, error);
}

static void
open_kept (Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  ClewReleaseStep       step;
  ClewReleaseDraft     *draft = clew_release_keep_load (wish->office, wish->participant, &step,
                                                        &dropped, &error);
  ClewReleaseAssistant *assistant;

  if (draft == NULL)
    {
      say_problem (wish->parent, error);
      return;
    }
  assistant = open_with (wish, draft);
  if (dropped->len > 0)
    clew_release_assistant_say_dropped (assistant, dropped);
  clew_release_assistant_go_to (assistant, step);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Wish *wish)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, CLEW_MESSAGE_GO))
    open_kept (wish);
  else if (!g_str_equal (response, OVER))
    return;
  else if (clew_release_keep_drop (wish->office, wish->participant, &error))
    open_new (wish);
  else
    say_problem (wish->parent, error);
}

static const char kept_text[] =
  N_ ("A form for this person was begun and not printed. Continue where it was left, or start "
      "over and lose what was chosen.");

static void
ask_to_continue (Wish *wish)
{
  const char       *go_on = _ ("C_ontinue");
  GtkWindow        *dialog = clew_message_new_question (wish->parent,
                                                        _ ("Continue the Half-Made Form?"),
                                                           _ (kept_text), _ ("_Cancel"), go_on,
                                                                             FALSE);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_response (message, OVER, _ ("_Start Over"));
  adw_message_dialog_set_response_appearance (message, OVER, ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), wish, wish_free_closure, 0);
  gtk_window_present (dialog);
}

static void
begin (Wish *wish)
{
  g_autoptr (Wish) owned = wish;
  g_autoptr (GError) error = NULL;
  gboolean is_kept;

  if (!clew_release_keep_find (wish->office, wish->participant, &is_kept, &error))
    say_problem (wish->parent, error);
  else if (is_kept)
    ask_to_continue (g_steal_pointer (&owned));
  else
    open_new (wish);
}

static Wish *
wish_new (GtkWindow *parent, ClewOffice *office, const char *participant, const char *consent)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->parent = g_object_ref (parent);
  wish->office = g_object_ref (office);
  wish->participant = g_strdup (participant);
  wish->consent = g_strdup (consent);
  return wish;
}

/**
 * clew_release_begin:
 * @parent: the window to stand over
 * @office: the open office
 * @participant: (nullable): a participant's id
 *
 * Opens the assistant for a participant, or says that one must be chosen. Asks
 * first when a half-made form is kept for them.
 */
void
clew_release_begin (GtkWindow *parent, ClewOffice *office, const char *participant)
{
  if (participant == NULL)
    ask_for_person (parent);
  else
    begin (wish_new (parent, office, participant, NULL));
}

/**
 * clew_release_begin_renewal:
 * @parent: the window to stand over
 * @office: the open office
 * @consent: id of the release to be renewed
 *
 * Opens the assistant with what that release offered. If nothing of it has
 * changed, all that is left to do is Print.
 */
void
clew_release_begin_renewal (GtkWindow *parent, ClewOffice *office, const char *consent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) record = clew_record_load (clew_office_get_store (office),
                                                    &clew_kind_consent, consent, &error);

  if (record != NULL)
    begin (wish_new (parent, office, clew_record_get_text (record, "participant"), consent));
  else
    say_problem (parent, error);
}

/**
 * clew_release_begin_blank:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @id: unused
 *
 * Opens the assistant for a blank form.
 */
void
clew_release_begin_blank (GtkWindow *parent, ClewOffice *office, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft = clew_release_draft_new (office, NULL, &error);

  if (draft != NULL)
    gtk_window_present (GTK_WINDOW (clew_release_assistant_new (parent, office, draft)));
  else
    say_problem (parent, error);
}
