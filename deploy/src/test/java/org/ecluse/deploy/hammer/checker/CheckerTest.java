package org.ecluse.deploy.hammer.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.deploy.hammer.checker.Told.EXPIRES;
import static org.ecluse.deploy.hammer.checker.Told.SIZE;
import static org.ecluse.deploy.hammer.checker.Told.SLACK;

import java.util.List;
import org.ecluse.deploy.hammer.checker.Violation.Rule;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.Event.Deed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of broken promise is found in a history that shows it, and in no other. */
class CheckerTest {

  // --- how many bytes ---

  @Test
  void oneCopyAndTheSlack_isAllowed() {
    assertThat(
            Told.sent()
                .read(10, "a", 0, SLACK, SLACK, Answer.CUT)
                .read(20, "a", 0, SIZE, SIZE, Answer.OK)
                .broken())
        .isEmpty();
  }

  @Test
  void oneByteMoreThanTheSlack_isFound() {
    assertThat(
            Told.sent()
                .read(10, "a", 0, SLACK + 1, SLACK + 1, Answer.CUT)
                .read(20, "a", 0, SIZE, SIZE, Answer.OK)
                .broken())
        .containsExactly(Rule.TOO_MANY_BYTES);
  }

  @Test
  void aReissue_bringsAFreshBudget_andNoMore() {
    Told told =
        Told.sent()
            .read(10, "a", 0, SIZE, SIZE - 1, Answer.BROKEN)
            .acted(20, Deed.REISSUE, Answer.OK)
            .read(30, "b", 0, SIZE, SIZE - 1, Answer.BROKEN)
            .read(40, "b", 0, SLACK, SLACK, Answer.CUT);
    assertThat(told.read(50, "b", SIZE - 1, 1, 1, Answer.OK).broken()).isEmpty();
  }

  @Test
  void theBudgetOfAnotherIssue_cannotBeSpent() {
    assertThat(
            Told.sent()
                .acted(20, Deed.REISSUE, Answer.OK)
                .read(30, "b", 0, SIZE, SIZE - 1, Answer.BROKEN)
                .read(40, "b", 0, SIZE, SIZE, Answer.OK)
                .broken())
        .containsExactly(Rule.TOO_MANY_BYTES);
  }

  @Test
  void bytesThatRanThroughAReissue_countForEither() {
    Event.Read long1 =
        new Event.Read(
            10,
            40,
            "a",
            Door.HTTPS,
            Told.DELIVERY,
            0,
            SIZE,
            SIZE - 1,
            Told.reading(0, "a", Door.HTTPS, 0, SIZE, SIZE - 1, false, Answer.BROKEN).crc(),
            false,
            Answer.BROKEN);
    assertThat(Told.sent().with(long1).acted(20, Deed.REISSUE, Answer.OK).whole(50, "b").broken())
        .isEmpty();
  }

  @Test
  void moreReissuesThanAllowed_areFound() {
    assertThat(
            Told.sent()
                .acted(20, Deed.REISSUE, Answer.OK)
                .acted(30, Deed.REISSUE, Answer.OK)
                .whole(40, "a")
                .broken())
        .containsExactly(Rule.TOO_MANY_REISSUES);
  }

  // --- which bytes ---

  @Test
  void bytesOfAnotherPlace_areFound() {
    Event.Read right = Told.reading(10, "a", Door.HTTPS, 5, 10, 10, false, Answer.OK);
    Event.Read wrong =
        new Event.Read(
            10, 15, "a", Door.HTTPS, Told.DELIVERY, 6, 10, 10, right.crc(), false, Answer.OK);
    assertThat(Told.sent().with(right).with(wrong).whole(20, "a").broken())
        .containsExactly(Rule.WRONG_BYTES);
  }

  @Test
  void moreThanWasAskedFor_isFound() {
    assertThat(Told.sent().read(10, "a", 0, 9, 10, Answer.CUT).whole(20, "a").broken())
        .containsExactly(Rule.WRONG_BYTES);
  }

  // --- who ---

  @Test
  void twoIdentitiesThatGotBytes_areFound() {
    assertThat(Told.sent().read(10, "a", 0, 1, 1, Answer.CUT).whole(20, "b").broken())
        .containsExactly(Rule.TWO_IDENTITIES);
  }

  @Test
  void aReissueThatMayHaveHappened_excusesTheSecond() {
    assertThat(
            Told.sent()
                .read(10, "a", 0, 1, 1, Answer.CUT)
                .acted(15, Deed.REISSUE, Answer.BROKEN)
                .whole(30, "b")
                .broken())
        .isEmpty();
  }

  @Test
  void theFirstOne_afterAReissueGaveItToTheSecond_isFound() {
    assertThat(
            Told.sent()
                .read(10, "a", 0, 1, 1, Answer.CUT)
                .acted(20, Deed.REISSUE, Answer.OK)
                .read(30, "b", 0, 1, 1, Answer.CUT)
                .whole(40, "a")
                .broken())
        .containsExactly(Rule.TWO_IDENTITIES);
  }

  @Test
  void aClaimThatNobodyMade_isFound() {
    assertThat(Told.sent().refused(10, "a", Answer.CLAIMED).whole(20, "b").broken())
        .containsExactly(Rule.CLAIMED_BY_NOBODY);
  }

  @Test
  void aReissueThatTookTheClaimAway_excusesIt() {
    assertThat(
            Told.sent()
                .acted(10, Deed.REISSUE, Answer.OK)
                .refused(10, "a", Answer.CLAIMED)
                .whole(20, "a")
                .broken())
        .isEmpty();
  }

  // --- after the end ---

  @ParameterizedTest
  @EnumSource(names = {"DELIVERED", "SPENT", "EXPIRED", "REVOKED", "GONE"})
  void bytesAfterSomebodyWasToldThatItIsGone_areFound(Answer gone) {
    assertThat(Told.sent().refused(10, "a", gone).whole(20, "a").broken())
        .containsExactly(Rule.READ_AFTER_END);
  }

  @ParameterizedTest
  @EnumSource(names = {"REVOKE", "ACKNOWLEDGE"})
  void bytesAfterAnAnsweredEnd_areFound(Deed deed) {
    assertThat(Told.sent().acted(10, deed, Answer.OK).whole(20, "a").broken())
        .containsExactly(Rule.READ_AFTER_END);
  }

  @Test
  void bytesOfAReaderThatBeganBeforeTheEnd_areNot() {
    assertThat(Told.sent().acted(10, Deed.REVOKE, Answer.OK).whole(12, "a").broken()).isEmpty();
  }

  @Test
  void bytesAfterTheExpiry_areFound() {
    assertThat(Told.sent().late().whole(EXPIRES + 1, "a").broken())
        .containsExactly(Rule.READ_AFTER_END);
  }

  @Test
  void bytesAfterAClosedCopy_areFound_alsoAcrossAKill() {
    assertThat(
            Told.sent().closed(10, "a").killed(20).read(30, "a", 0, SLACK, 1, Answer.CUT).broken())
        .containsExactly(Rule.READ_AFTER_END);
  }

  @Test
  void aSecondWholeCopy_isFound_unlessTheServiceWasKilledBefore() {
    assertThat(Told.sent().whole(10, "a").read(20, "a", 0, 1, 1, Answer.CUT).broken())
        .containsExactly(Rule.SECOND_COPY);
    assertThat(Told.sent().whole(10, "a").killed(16).read(30, "a", 0, 1, 1, Answer.CUT).broken())
        .isEmpty();
  }

  // --- deliverable ---

  @Test
  void anUploadThatNobodyEverSaw_isLost() {
    assertThat(Told.uploaded(SIZE, Answer.OK).broken()).containsExactly(Rule.LOST);
  }

  @Test
  void anUploadThatNobodyCouldTake_isLost() {
    assertThat(Told.sent().broken()).containsExactly(Rule.LOST);
    assertThat(Told.sent().read(10, "a", 0, SIZE, SIZE - 1, Answer.BROKEN).broken())
        .containsExactly(Rule.LOST);
  }

  @Test
  void anUploadInPieces_isTaken() {
    assertThat(
            Told.sent()
                .read(10, "a", 400, 600, 600, Answer.OK)
                .read(20, "a", 0, 400, 400, Answer.OK)
                .broken())
        .isEmpty();
  }

  @Test
  void whatExpiresBeforeTheEnd_mayEndUntouched() {
    assertThat(Told.sent().late().broken()).isEmpty();
    assertThat(Told.sent().refused(EXPIRES + 1, "a", Answer.EXPIRED).late().broken()).isEmpty();
  }

  @Test
  void piecesOfTwoIdentities_areNotACopy() {
    assertThat(
            Told.sent()
                .read(10, "a", 0, 400, 400, Answer.BROKEN)
                .acted(20, Deed.REISSUE, Answer.OK)
                .read(30, "b", 400, 600, 600, Answer.OK)
                .broken())
        .containsExactly(Rule.LOST);
  }

  @Test
  void anEndThatNobodyBroughtAbout_isALoss() {
    for (Answer gone : List.of(Answer.DELIVERED, Answer.SPENT, Answer.EXPIRED, Answer.REVOKED)) {
      assertThat(Told.sent().read(10, "a", 0, 0, 0, gone).broken())
          .as(gone.name())
          .containsExactly(Rule.LOST);
    }
  }

  @Test
  void deliveredToAPatientReader_whoLacksBytes_isALoss() {
    assertThat(
            Told.sent()
                .read(10, "a", 0, SIZE, 400, Answer.BROKEN)
                .read(20, "a", 400, 600, 0, Answer.DELIVERED)
                .broken())
        .containsExactly(Rule.LOST);
  }

  @Test
  void deliveredToOneWhoCutTheLine_isItsOwnDoing() {
    assertThat(
            Told.sent()
                .read(10, "a", 0, SIZE, 400, Answer.CUT)
                .read(20, "a", 400, 600, 0, Answer.DELIVERED)
                .broken())
        .isEmpty();
  }

  @Test
  void spentByAsking_orByAKilledService_isNoLoss() {
    assertThat(
            Told.sent()
                .read(10, "a", 0, SIZE, 400, Answer.BROKEN)
                .read(20, "a", 400, 600, 0, Answer.SPENT)
                .broken())
        .isEmpty();
    assertThat(
            Told.sent()
                .read(10, "a", 0, 400, 400, Answer.BROKEN)
                .killed(16)
                .read(30, "a", 400, 600, 0, Answer.SPENT)
                .broken())
        .isEmpty();
  }

  @Test
  void whatWasNotAcknowledged_mayBeLost() {
    assertThat(Told.uploaded(SIZE, Answer.BROKEN).broken()).isEmpty();
  }

  @Test
  void aFileThatNeverArrivedWhole_isNotOffered() {
    assertThat(Told.uploaded(SIZE - 1, Answer.CUT).offered().broken())
        .containsExactly(Rule.OFFERED_UNSENT);
  }

  // --- answers, and the history itself ---

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHENTICATED", "NOT_FOUND", "DAMAGED", "FAILED", "SILENT"})
  void answersThatNoClientShouldSee_areFound(Answer answer) {
    assertThat(Told.sent().refused(10, "a", answer).whole(20, "a").broken())
        .containsExactly(Rule.UNEXPECTED_ANSWER);
  }

  @Test
  void aHistoryWithoutAnEnd_provesNothing() {
    assertThat(Checker.check(Told.sent().whole(10, "a").unfinished()))
        .extracting(Violation::rule)
        .containsExactly(Rule.UNFINISHED);
  }
}
