package dev.hawser.testing;

import static dev.hawser.testing.Wire.assertThatViolations;
import static dev.hawser.testing.Wire.assistant;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.tools;
import static dev.hawser.testing.Wire.user;

import org.junit.jupiter.api.Test;

class ConverseValidatorTest {

    @Test
    void a_request_that_uses_everything_is_accepted() {
        assertThatViolations("""
                        {'system':[{'text':'Be brief.'},{'cachePoint':{'type':'default','ttl':'1h'}}],
                         'messages':[
                          {'role':'user','content':[
                            {'text':'Look.'},
                            {'image':{'format':'png','source':{'bytes':'aGk='}}},
                            {'document':{'format':'pdf','name':'A plan_2 (final) [x]','source':{'s3Location':{'uri':'s3://bucket/key','bucketOwner':'123456789012'}},'context':'a plan','citations':{'enabled':true}}},
                            {'document':{'name':'cited','source':{'text':'words'},'citations':{'enabled':true}}},
                            {'video':{'format':'mp4','source':{'s3Location':{'uri':'s3://bucket/key'}}}},
                            {'someday':{'new':[1,2]}}]},
                          {'role':'assistant','content':[
                            {'reasoningContent':{'reasoningText':{'text':'','signature':'sig'}}},
                            {'reasoningContent':{'redactedContent':'aGk='}},
                            {'text':'I call.'},
                            {'toolUse':{'toolUseId':'a.b:c-1','name':'add','input':{'a':1}}},
                            {'toolUse':{'toolUseId':'tooluse_2','name':'another','input':{}}}]},
                          {'role':'user','content':[
                            {'toolResult':{'toolUseId':'tooluse_2','content':[{'text':'no'},{'json':{'a':1}},{'image':{'format':'webp','source':{'bytes':'aGk='}}},{'document':{'format':'csv','name':'cited','source':{'bytes':'aGk='}}}],'status':'error'}},
                            {'cachePoint':{'type':'default'}},
                            {'toolResult':{'toolUseId':'a.b:c-1','content':[{'text':'3'}],'status':'success'}},
                            {'text':'go on'},
                            {'cachePoint':{'type':'default','ttl':'5m'}}]}],
                         'inferenceConfig':{'maxTokens':4096,'temperature':0.7,'topP':1,'stopSequences':['END']},
                         'toolConfig':{'tools':[
                            {'toolSpec':{'name':'add','description':'Adds.','inputSchema':{'json':{'type':'object','properties':{'a.b_c-d':{'anyOf':[]}}}}}},
                            {'toolSpec':{'name':'bare','inputSchema':{'json':{'type':'object'}},'strict':true}},
                            {'systemTool':{'name':'nova_code_interpreter'}},
                            {'cachePoint':{'type':'default','ttl':'1h'}}],
                          'toolChoice':{'tool':{'name':'add'}}},
                         'additionalModelRequestFields':{'thinking':{'type':'disabled'},'top_k':200},
                         'guardrailConfig':{'guardrailIdentifier':'abc1','guardrailVersion':'DRAFT','trace':'enabled'},
                         'performanceConfig':{'latency':'optimized'},
                         'requestMetadata':{'team':'docs'}}
                        """).isEmpty();
    }

    @Test
    void tool_calls_that_the_service_runs_itself_are_left_alone() {
        assertThatViolations(body(
                        messages(
                                user(text("search")),
                                assistant(
                                        "{'toolUse':{'toolUseId':'s1','name':'nova_grounding','input':{},'type':'server_tool_use'}}",
                                        "{'toolResult':{'toolUseId':'s1','content':[{'text':'found'}],'type':'server_tool_result'}}",
                                        text("Here.")),
                                user(text("thanks"))),
                        tools("{'systemTool':{'name':'nova_grounding'}}")))
                .isEmpty();
    }
}
