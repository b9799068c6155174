/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-words.h"

#include "desk/clew-pill.h"
#include "records/clew-day-words.h"

#include "records/clew-release.h"

#include <glib/gi18n.h>

/**
 * clew_release_icon:
 * @standing: how a release stands
 *
 * Returns: the icon that goes with its state
 */
const char *
clew_release_icon (const ClewReleaseStanding *standing)
{
  if (standing->is_not_theirs)
    return "action-unavailable-symbolic";
  return clew_release_is_replaced (standing) ? "edit-copy-symbolic"
                                             : clew_release_state_icon (standing->state);
}

/**
 * clew_release_pill_new:
 * @standing: how a release stands
 * @today: today
 *
 * Returns: (transfer floating): its state as icon and words
 */
GtkWidget *
clew_release_pill_new (const ClewReleaseStanding *standing, ClewDay today)
{
  g_autofree char *words = clew_release_standing_words (standing, today);
  gboolean         replaced = clew_release_is_replaced (standing);
  GtkWidget       *pill;

  pill = clew_pill_new (clew_release_icon (standing), words,
                        replaced ? CLEW_PILL_PLAIN : clew_release_state_tone (standing->state));
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  return pill;
}

static char *
describe_hearing (const ClewReleaseAgency *agency)
{
  g_autofree char *kinds = NULL;

  if (agency->ticked == NULL)
    {
      kinds = clew_release_list_categories ((const char *const *)agency->offered);
      /* Translators: %s is a list of kinds of information that a form offers */
      return g_strdup_printf (_ ("Offered: %s"), kinds);
    }
  if (agency->ticked[0] == NULL)
    return g_strdup (_ ("Not ticked: may hear nothing"));
  if (agency->left_on != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *left_on = clew_day_words (agency->left_on);

      /* Translators: of an agency that is no longer of the site; %s is a date */
      return g_strdup_printf (_ ("Left the site %s: may hear nothing"), left_on);
    }
  if (agency->barred)
    return g_strdup (_ ("The site lets it receive nothing"));
  if (agency->may_hear[0] == NULL)
    {
      kinds = clew_release_list_categories ((const char *const *)agency->ticked);
      /* Translators: %s is a list of kinds of information that were once ticked */
      return g_strdup_printf (_ ("May hear nothing now. Was ticked: %s"), kinds);
    }
  kinds = clew_release_list_categories ((const char *const *)agency->may_hear);
  /* Translators: %s is a list of kinds of information */
  return g_strdup_printf (_ ("May hear: %s"), kinds);
}

/**
 * clew_release_agency_words:
 * @agency: an agency on a release
 *
 * Returns: (transfer full): what it is offered, or may hear, and its name of
 *   today where the form has another
 */
char *
clew_release_agency_words (const ClewReleaseAgency *agency)
{
  g_autofree char *hearing = describe_hearing (agency);

  if (agency->called == NULL)
    return g_steal_pointer (&hearing);
  /* Translators: an agency on a form: its name today, then what it may hear */
  return g_strdup_printf (_ ("Now called %s. %s"), agency->called, hearing);
}

const char *
clew_release_agency_icon (const ClewReleaseAgency *agency)
{
  if (agency->ticked == NULL)
    return "content-loading-symbolic";
  return agency->may_hear[0] != NULL ? "emblem-ok-symbolic" : "action-unavailable-symbolic";
}

static char *
restriction_title (const ClewReleaseHappening *happening)
{
  const char *category = clew_record_get_choice_label (happening->record, "category");

  if (happening->agency == NULL)
    /* Translators: %s is a kind of information that no agency hears any more */
    return g_strdup_printf (_ ("Restriction agreed: %s"), category != NULL ? category : _ ("all"));
  if (category == NULL)
    /* Translators: %s is an agency that hears nothing any more */
    return g_strdup_printf (_ ("Restriction agreed for %s"), happening->agency);
  /* Translators: an agency, then a kind of information that it hears no longer */
  return g_strdup_printf (_ ("Restriction agreed for %s: %s"), happening->agency, category);
}

/**
 * clew_release_happening_title:
 * @happening: something that happened to a release
 *
 * Returns: (transfer full): what
 */
char *
clew_release_happening_title (const ClewReleaseHappening *happening)
{
  const char *kind = clew_record_get_text (happening->record, "kind");

  if (g_str_equal (kind, "restricted"))
    return restriction_title (happening);
  if (!g_str_equal (kind, "revoked"))
    return g_strdup (clew_record_get_choice_label (happening->record, "kind"));
  if (happening->agency == NULL)
    return g_strdup (_ ("Taken back from all agencies"));
  /* Translators: %s is an agency */
  return g_strdup_printf (_ ("Taken back from %s"), happening->agency);
}

/* Who signed, if not the person alone. */
static char *
signer_words (ClewRecord *event)
{
  const char *signer = clew_record_get_text (event, "signer");
  const char *name = clew_record_get_text (event, "signed_by");
  const char *authority = clew_record_get_text (event, "authority");

  if (signer == NULL || name == NULL || authority == NULL)
    return NULL;
  if (g_str_equal (signer, "minor_and_parent"))
    /* Translators: who signed a form together with a minor, then why that person may sign */
    return g_strdup_printf (_ ("signed with %s (%s)"), name, authority);
  /* Translators: who signed a form for somebody, then why that person may sign */
  return g_strdup_printf (_ ("signed for them by %s (%s)"), name, authority);
}

/**
 * clew_release_happening_detail:
 * @happening: something that happened to a release
 *
 * Returns: (transfer full): when, and who took part
 */
char *
clew_release_happening_detail (const ClewReleaseHappening *happening)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *interpreter = clew_record_get_text (happening->record, "interpreter");
  const char *witness = clew_record_get_text (happening->record, "witness");
  gboolean    is_signed = g_str_equal (clew_record_get_text (happening->record, "kind"), "signed");
  char       *signer = signer_words (happening->record);

  g_ptr_array_add (parts, clew_day_words_long (clew_record_get_day (happening->record, "on_day")));
  if (clew_record_get_yes (happening->record, "by_mouth"))
    g_ptr_array_add (parts, g_strdup (_ ("by word of mouth")));
  if (signer != NULL)
    g_ptr_array_add (parts, signer);
  if (clew_record_get_yes (happening->record, "read_aloud"))
    g_ptr_array_add (parts, g_strdup (_ ("read aloud")));
  if (happening->staff != NULL && is_signed)
    /* Translators: %s is a staff member */
    g_ptr_array_add (parts, g_strdup_printf (_ ("explained by %s"), happening->staff));
  else if (happening->staff != NULL)
    /* Translators: %s is a staff member */
    g_ptr_array_add (parts, g_strdup_printf (_ ("entered by %s"), happening->staff));
  if (interpreter != NULL)
    /* Translators: %s is an interpreter's name */
    g_ptr_array_add (parts, g_strdup_printf (_ ("interpreter: %s"), interpreter));
  if (witness != NULL)
    /* Translators: %s is a witness's name */
    g_ptr_array_add (parts, g_strdup_printf (_ ("witness: %s"), witness));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

/**
 * clew_release_wording_words:
 * @wording: (nullable): a wording
 *
 * Returns: (transfer full) (nullable): its language and version
 */
char *
clew_release_wording_words (ClewRecord *wording)
{
  if (wording == NULL)
    return NULL;
  /* Translators: a form's language, then the version of its wording */
  return g_strdup_printf (_ ("%s, version %d"),
                             clew_record_get_choice_label (wording, "language"),
                             (int)clew_record_get_number (wording, "version", 0));
}

/**
 * clew_release_event_words:
 * @event: (nullable): the event that ends a consent, as it is kept
 *
 * Returns: (nullable): the same for people; what only treatment, payment and
 *   operations may have is said in the language of the desk
 */
const char *
clew_release_event_words (const char *event)
{
  if (g_strcmp0 (event, CLEW_RELEASE_NEVER) == 0)
    return _ ("Nothing ends it until it is taken back");
  if (g_strcmp0 (event, CLEW_RELEASE_END_OF_TREATMENT) == 0)
    return _ ("The treatment ends");
  return event;
}
